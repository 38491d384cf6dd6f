package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/**
 * Extracts the final text of a .docx file: revisions are accepted, comments and hidden text are left out, and notices
 * say so. Headers come first, footnotes, endnotes and footers last. Page numbers are no text, because they change with
 * every line that is inserted.
 */
final class DocxTextExtractor {

    private DocxTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, XMLStreamException, UnreadableFileException {
        try (var parts = WordPackage.open(file)) {
            var main = parts.main();
            var text = new WordTextReader(main).read();
            if (text.text().isBlank() && text.notices().isEmpty()) {
                throw new UnreadableFileException("这个Word文档里没有文字，可能只有图片，请打开查看。");
            }
            return text;
        }
    }
}
