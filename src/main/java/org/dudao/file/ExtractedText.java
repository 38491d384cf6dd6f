package org.dudao.file;

import java.util.List;

/**
 * The text of a file.
 *
 * @param notices Chinese sentences for the reader about differences between the text and the file; mostly none
 */
record ExtractedText(String text, List<String> notices) {

    static final String EMBEDDED = "这个文件里插入了别的文件，那里的文字没有读取；请打开文件查看。";

    ExtractedText {
        notices = List.copyOf(notices);
    }

    static ExtractedText of(String text) {
        return new ExtractedText(text, List.of());
    }
}
