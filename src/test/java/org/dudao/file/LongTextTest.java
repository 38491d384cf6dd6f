package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The time to extract a text grows in proportion to its length. */
@Timeout(20)
class LongTextTest {

    private static final int LENGTH = 200_000;
    private static final String BLANKS = " ".repeat(LENGTH);

    @Test
    @DisplayName("单元格里20万个空格")
    void manyBlanksInACell() throws Exception {
        assertThat(cell("a" + BLANKS + "b")).isEqualTo("a" + BLANKS + "b");
        assertThat(cell("a" + BLANKS + "\r\n" + BLANKS + "b \u2028 c")).isEqualTo("a b c");
    }

    @Test
    @DisplayName("Word文字里20万个空格")
    void manyBlanksInAWordText() throws Exception {
        assertThat(wordText("\n a" + BLANKS + "b \n")).isEqualTo("a" + BLANKS + "b");
        assertThat(wordText(BLANKS)).isEmpty();
    }

    @Test
    @DisplayName("只有页码的一行里20万个横线")
    void manyDashesBesideAPageNumber() {
        assertThat(pageNumberBetween("-".repeat(LENGTH), "页")).isEmpty();
        assertThat(pageNumberBetween("第页Page".repeat(LENGTH / 6), " of ")).isEmpty();
        assertThat(pageNumberBetween("-".repeat(LENGTH), "附件")).isEqualTo("-".repeat(LENGTH) + "附件\n");
    }

    @Test
    @DisplayName("单元格位置里20万个数字")
    void manyDigitsInTheNameOfACell(@TempDir Path folder) throws Exception {
        var file = folder.resolve("台账.xlsx");
        Files.write(file, sheetWithCellAt("1".repeat(LENGTH) + "x"));

        assertThat(XlsxTextExtractor.read(file).text()).isEqualTo("工作表：台账\n问题\n");
    }

    @Test
    @DisplayName("文件名里20万个点")
    void manyDotsInAFileName() {
        assertThat(FileNames.safe("方案" + ".".repeat(LENGTH))).isEqualTo("方案");
    }

    @Test
    @DisplayName("域代码里许多括号")
    void manyBracketsInAField() {
        int length = 125;
        for (int i = 0; i < 200; i++) {
            var field = new WordField();
            field.addInstruction("EQ " + "\\o".repeat(length) + "(".repeat(length) + ")".repeat(length - 10) + "x");
            assertThat(field.textOfInstruction()).isEmpty();
        }
        var circled = new WordField();
        circled.addInstruction(" eq \\o\\ac(○,1) ");
        assertThat(circled.textOfInstruction()).isEqualTo("1");
    }

    private static String cell(String value) throws UnreadableFileException {
        var text = new SheetText();
        text.sheet("台账", false);
        text.line(value);
        return text.toText().text().substring("工作表：台账\n".length()).stripTrailing();
    }

    private static String wordText(String content) throws Exception {
        var xml = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader("<t>" + content + "</t>"));
        xml.next();
        return WordXml.text(xml);
    }

    private static String pageNumberBetween(String before, String after) {
        var story = new WordStory();
        story.beginParagraph();
        story.add(before);
        story.beginField();
        story.addInstruction("PAGE");
        story.separateField();
        story.add("1");
        story.endField();
        story.add(after);
        story.endParagraph();
        return story.end();
    }

    /** A workbook whose only cell has another reference than A1. */
    private static byte[] sheetWithCellAt(String reference) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("台账").createRow(0).createCell(0).setCellValue("问题");
            workbook.write(out);
        }
        var changed = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
                var zip = new ZipOutputStream(changed)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content.replace("r=\"A1\"", "r=\"" + reference + "\"").getBytes(StandardCharsets.UTF_8));
            }
        }
        return changed.toByteArray();
    }
}
