package org.dudao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The models, tables and forms in the repository. */
public final class ModelFiles {

    private ModelFiles() {}

    public static List<Path> processes() {
        return in("processes", "*.bpmn");
    }

    public static List<Path> decisions() {
        return in("processes", "*.dmn");
    }

    public static List<Path> forms() {
        return in("forms", "*.form");
    }

    public static List<Path> elementTemplates() {
        return in("processes/.camunda/element-templates", "*.json");
    }

    /** The file name without its extension. */
    public static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** The id that belongs to the file name: {@code material-review.bpmn} has {@code materialReview}. */
    public static String id(Path file) {
        var words = name(file).split("-");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(String folder, String pattern) {
        try (var files = Files.newDirectoryStream(Path.of(folder), pattern)) {
            return StreamSupport.stream(files.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
