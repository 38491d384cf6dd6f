package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.ShapeContainer;
import org.apache.poi.sl.usermodel.SimpleShape;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextShape;

/** Extracts the text of the slides of a .ppt file, with tables and speaker notes. */
final class PptTextExtractor {

    private final SlidesText text = new SlidesText();

    private PptTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, UnreadableFileException {
        try (var files = new POIFSFileSystem(file.toFile(), true);
                var show = new HSLFSlideShow(files)) {
            var extractor = new PptTextExtractor();
            for (var slide : show.getSlides()) {
                if (!extractor.text.isFull() && !Thread.currentThread().isInterrupted()) {
                    extractor.add(slide);
                }
            }
            if (show.getEmbeddedObjects().length > 0) {
                extractor.text.hasEmbeddedFiles();
            }
            return extractor.text.toText();
        }
    }

    private void add(HSLFSlide slide) {
        text.slide(slide.isHidden());
        add(slide, false);
        if (slide.getNotes() != null) {
            add(slide.getNotes(), true);
        }
        if (!slide.getComments().isEmpty()) {
            text.hasComments();
        }
    }

    private void add(ShapeContainer<?, ?> shapes, boolean notes) {
        for (var shape : shapes.getShapes()) {
            if (shape instanceof TableShape<?, ?> table) {
                add(table);
            } else if (shape instanceof GroupShape<?, ?> group) {
                add(group, notes);
            } else if (shape instanceof TextShape<?, ?> box && !isComputed(box)) {
                box.getText()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> {
                            if (notes) {
                                text.note(line);
                            } else {
                                text.line(line);
                            }
                        });
            }
        }
    }

    private void add(TableShape<?, ?> table) {
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            var line = new StringBuilder();
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                var cell = table.getCell(row, column);
                line.append(column == 0 ? "" : "\t")
                        .append(
                                cell == null
                                        ? ""
                                        : String.valueOf(cell.getText()).strip().replaceAll("\\R", " "));
            }
            if (!line.toString().isBlank()) {
                text.line(line.toString().stripTrailing());
            }
        }
    }

    /** Numbers and dates that the program computes for each slide. */
    private static boolean isComputed(SimpleShape<?, ?> shape) {
        var placeholder = shape.getPlaceholder();
        return placeholder == Placeholder.SLIDE_NUMBER || placeholder == Placeholder.DATETIME;
    }
}
