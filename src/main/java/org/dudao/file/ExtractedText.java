package org.dudao.file;

import java.util.List;

/**
 * The text of a file.
 *
 * @param notices Chinese sentences for the reader about differences between the text and the file; mostly none
 */
record ExtractedText(String text, List<String> notices) {

    static final String REVISED = "这个文件里有尚未接受的修订，比较的是接受修订后的文字；要看修订请打开文件，或者请单位定稿后重新上传。";
    static final String HIDDEN = "这个文件里有隐藏文字，没有列入比较；请打开文件，显示隐藏文字后查看。";
    static final String EMBEDDED = "这个文件里插入了别的文件，那里的文字没有读取；请打开文件查看。";

    ExtractedText {
        notices = List.copyOf(notices);
    }

    static ExtractedText of(String text) {
        return new ExtractedText(text, List.of());
    }
}
