package org.dudao.file;

import java.util.List;

/**
 * The text of a file.
 *
 * @param notices Chinese sentences for the reader about differences between the text and the file; mostly none
 */
record ExtractedText(String text, List<String> notices) {

    ExtractedText {
        notices = List.copyOf(notices);
    }

    static ExtractedText of(String text) {
        return new ExtractedText(text, List.of());
    }
}
