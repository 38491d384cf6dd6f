package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.dudao.support.OldWord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of .doc and .ppt files. */
class OldOfficeTextTest {

    private Path folder;

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aDocGivesItsParagraphs() throws Exception {
        assertThat(doc(new OldWord().text("一、总体要求\r聚焦“四风”问题"))).isEqualTo(ExtractedText.of("一、总体要求\n聚焦“四风”问题\n"));
    }

    @Test
    @DisplayName(".doc里删除的修订不是文字，插入的是，并说明有修订")
    void theFinalTextOfADocIsRead() throws Exception {
        var read = doc(new OldWord().text("整改").deleted("基本").inserted("全部").text("完成"));
        assertThat(read.text()).isEqualTo("整改全部完成\n");
        assertThat(read.notices()).singleElement().asString().contains("尚未接受的修订");
    }

    @Test
    @DisplayName(".doc里的隐藏文字不读，并说明")
    void hiddenTextOfADocIsLeftOut() throws Exception {
        var read = doc(new OldWord().text("公开").hidden("内部"));
        assertThat(read.text()).isEqualTo("公开\n");
        assertThat(read.notices()).singleElement().asString().contains("隐藏文字");
    }

    @Test
    @DisplayName(".doc里的域只读结果")
    void fieldsOfADocGiveTheirResults() throws Exception {
        assertThat(doc(new OldWord()
                                .text("见")
                                .field("HYPERLINK \"http://example.org\"", "通知")
                                .text("。"))
                        .text())
                .isEqualTo("见通知。\n");
    }

    @Test
    @DisplayName(".doc的表格一行一句，空格子也占位")
    void aTableRowOfADocIsALine() throws Exception {
        assertThat(doc(new OldWord()
                                .text("台账\r")
                                .row("序号", "问题")
                                .row("", "学习不深")
                                .text("完"))
                        .text())
                .isEqualTo("台账\n序号\t问题\n\t学习不深\n完\n");
    }

    @Test
    @DisplayName("没有文字的.doc说明没有文字")
    void aDocWithoutTextSaysSo() {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> doc(new OldWord().text(" ")))
                .withMessageContaining("没有文字");
    }

    @Test
    @DisplayName(".ppt读出每页的文字，并说明有隐藏的页")
    void aPptGivesItsSlides() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var show = new HSLFSlideShow()) {
            show.createSlide().addTitle().setText("专题学习");
            var second = show.createSlide();
            second.createTextBox().setText("整改任务\r责任到人");
            second.setHidden(true);
            var table = second.createTable(1, 2);
            table.getCell(0, 0).setText("序号");
            table.getCell(0, 1).setText("问题");
            show.write(out);
        }
        var read = PptTextExtractor.read(file(out.toByteArray()));
        assertThat(read.text()).isEqualTo("专题学习\n\n整改任务\n责任到人\n序号\t问题\n");
        assertThat(read.notices()).singleElement().asString().contains("1张幻灯片是隐藏的");
    }

    private ExtractedText doc(OldWord doc) throws IOException, UnreadableFileException {
        return DocTextExtractor.read(file(doc.bytes()));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ""), content);
    }
}
