package org.dudao.file;

import java.nio.file.Path;

/**
 * Extracts the final text of a .docx file: revisions are accepted, comments and hidden text are left out, and notices
 * say so. Headers come first, footnotes, endnotes and footers last. Page numbers are left out, because they change
 * when a line is inserted.
 */
final class DocxTextExtractor {

    /** The limit for the XML of all parts together, unpacked. A document of 100 pages has about 4 MB. */
    private static final long MOST_XML = 10L << 20;

    private DocxTextExtractor() {}

    static ExtractedText read(Path file) throws Exception {
        return ZippedXml.read(file, MOST_XML, archive -> {
            var text = new WordTextReader(WordPart.main(archive)).read();
            if (text.text().isBlank() && text.notices().isEmpty()) {
                throw new UnreadableFileException("这个Word文档里没有文字，可能只有图片，请打开查看。");
            }
            return text;
        });
    }
}
