package org.dudao.file;

import java.util.ArrayList;

/** Builds the text of a presentation. Slides are separated by an empty line. */
final class SlidesText {

    private final StringBuilder text = new StringBuilder();
    private int hiddenSlides;
    private boolean comments;
    private boolean embeddedFiles;

    /** Begins a slide. */
    void slide(boolean hidden) {
        text.append(text.isEmpty() ? "" : "\n");
        hiddenSlides += hidden ? 1 : 0;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** Adds a line of the speaker notes. */
    void note(String line) {
        line("备注：" + line);
    }

    void hasComments() {
        comments = true;
    }

    void hasEmbeddedFiles() {
        embeddedFiles = true;
    }

    /** Whether more text would be cut. */
    boolean isFull() {
        return text.length() > TextExtractor.MOST_CHARACTERS;
    }

    ExtractedText toText() throws UnreadableFileException {
        if (text.toString().isBlank()) {
            throw new UnreadableFileException("这个演示文稿里没有文字，可能只有图片，请打开查看。");
        }
        var notices = new ArrayList<String>();
        if (hiddenSlides > 0) {
            notices.add("有%d张幻灯片是隐藏的，放映时看不到，它们的文字也列入比较。".formatted(hiddenSlides));
        }
        if (comments) {
            notices.add("这个演示文稿里有批注，没有列入比较，请打开文件查看。");
        }
        if (embeddedFiles) {
            notices.add(ExtractedText.EMBEDDED);
        }
        return new ExtractedText(text.toString(), notices);
    }
}
