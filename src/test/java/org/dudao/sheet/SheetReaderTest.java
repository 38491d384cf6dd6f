package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dudao.sheet.Workbooks.handmade;
import static org.dudao.sheet.Workbooks.row;
import static org.dudao.sheet.Workbooks.table;
import static org.dudao.sheet.Workbooks.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from sheets, and what is refused. */
class SheetReaderTest {

    private static final SheetLayout LEDGER =
            SheetLayout.of("问题", "责任人", "完成时限").withOptional("备注");

    private static SheetTable read(byte[] content) {
        return SheetReader.read(new SheetFile("台账.xlsx", content), LEDGER);
    }

    private static String refusal(byte[] content) {
        return reason(() -> read(content));
    }

    private static String reason(ThrowingCallable act) {
        var refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BAD_REQUEST);
        return refusal.reason();
    }

    /** The header and the rows below. */
    @Nested
    class Reading {

        @Test
        @DisplayName("每一行按列名读出，带着它在 Excel 里的行号")
        void rowsAreReadByTheNamesOfTheirColumns() {
            var table = read(
                    table(
                            """
                    问题|责任人|完成时限|备注
                    会议太多|范春梅|2014-08-31|
                    ||
                     文件太长 |邓国平|2014-09-30|已压减"""));

            assertThat(table)
                    .isEqualTo(new SheetTable(
                            "台账",
                            1,
                            List.of("问题", "责任人", "完成时限", "备注"),
                            List.of(),
                            List.of(
                                    new SheetRow(2, Map.of("问题", "会议太多", "责任人", "范春梅", "完成时限", "2014-08-31")),
                                    new SheetRow(
                                            4, Map.of("问题", "文件太长", "责任人", "邓国平", "完成时限", "2014-09-30", "备注", "已压减"))),
                            List.of()));
            assertThat(table.rows().get(0).cell("备注")).isEmpty();
        }

        @Test
        @DisplayName("表头上面可以有合并的标题")
        void aTitleMayStandAboveTheHeader() {
            var table = read(workbook(sheet -> {
                Workbooks.fill(
                        sheet,
                        """
                        石磨县问题台账
                        填表单位：县水务局|||2014年5月
                        序号|问题|责任人|完成时限
                        1|会议太多|范春梅|2014-08-31""");
                sheet.addMergedRegion(CellRangeAddress.valueOf("A1:D1"));
                sheet.addMergedRegion(CellRangeAddress.valueOf("A2:C2"));
            }));

            assertThat(table.headerRow()).isEqualTo(3);
            assertThat(table.rows()).extracting(SheetRow::number).containsExactly(4);
        }

        @Test
        @DisplayName("列的次序随意，表头里的空格换行不算，多出的列不读")
        void columnsComeInAnyOrderAndOthersAreLeftAlone() {
            var table = read(table("完成\u3000时限|电话|责 任 人|问题\n2014-08-31|1|范春梅|会议太多"));

            assertThat(table.columns()).containsExactly("完成时限", "责任人", "问题");
            assertThat(table.notices()).containsExactly("这些列没有读：电话。");
            assertThat(table.rows().get(0).cells()).doesNotContainKey("电话");
        }

        @Test
        @DisplayName("隐藏的行照样读")
        void hiddenRowsAreReadLikeOthers() {
            var table = read(workbook(sheet -> {
                Workbooks.fill(sheet, "问题|责任人|完成时限\n会议太多|范春梅|2014-08-31");
                sheet.getRow(1).setZeroHeight(true);
            }));

            assertThat(table.rows()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "=1+1",
                    "=HYPERLINK(\"http://a.b\")",
                    "+86 13800138000",
                    "-",
                    "@所有人",
                    "<script>alert(1)</script>"
                })
        @DisplayName("以等号、加号、减号、@ 开头的文字就是文字")
        void aTextIsATextWhateverItBeginsWith(String text) {
            assertThat(read(table("问题|责任人|完成时限\n" + text)).rows())
                    .extracting(row -> row.cell("问题"))
                    .containsExactly(text);
        }

        @Test
        @DisplayName("数字按看到的样子读，电话和编号不变形")
        void numbersAreReadAsTheyAreSeen() {
            var table = read(workbook(sheet -> {
                Workbooks.fill(sheet, "问题|责任人|完成时限\n|||");
                var styles = sheet.getWorkbook();
                var padded = styles.createCellStyle();
                padded.setDataFormat(styles.createDataFormat().getFormat("000"));
                var thousands = styles.createCellStyle();
                thousands.setDataFormat(styles.createDataFormat().getFormat("#,##0"));
                var row = sheet.getRow(1);
                row.createCell(0).setCellValue(13_800_138_000L);
                row.createCell(1).setCellValue(7);
                row.getCell(1).setCellStyle(padded);
                row.createCell(2).setCellValue(12_345);
                row.getCell(2).setCellStyle(thousands);
            }));

            assertThat(table.rows().get(0).cells())
                    .isEqualTo(Map.of("问题", "13800138000", "责任人", "007", "完成时限", "12345"));
        }

        @Test
        @DisplayName("数据库存不下的字符不读进来")
        void charactersThatNoDatabaseTakesAreLeftOut() {
            var sheet =
                    handmade(row("问题", "责任人", "完成时限") + row("会_x0000_议_x0007_太\u00A0多_xD800_", "一&#10;二&#13;", "三"));

            assertThat(read(sheet).rows().get(0).cells()).isEqualTo(Map.of("问题", "会议太 多?", "责任人", "一\n二", "完成时限", "三"));
        }
    }

    /** Dates. */
    @Nested
    class Dates {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yyyy-mm-dd",
                    "m/d/yy",
                    "yyyy\"年\"m\"月\"d\"日\"",
                    "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
                    "yyyy.m.d",
                    "m\"月\"d\"日\""
                })
        @DisplayName("日期格读作 年-月-日，不管显示成什么样")
        void aDateCellIsReadAsTheDayThatItIs(String format) {
            var table = read(workbook(sheet -> {
                Workbooks.fill(sheet, "问题|责任人|完成时限\n会议太多");
                var style = sheet.getWorkbook().createCellStyle();
                style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
                var cell = sheet.getRow(1).createCell(2);
                cell.setCellValue(LocalDate.of(2014, 8, 31));
                cell.setCellStyle(style);
            }));

            assertThat(table.rows().get(0).cell("完成时限")).isEqualTo("2014-08-31");
        }

        @Test
        @DisplayName("中文 Excel 自带的日期格式，文件里没有写出来，也认得")
        void theBuiltInFormatsOfAChineseExcelAreDatesToo() {
            var table = read(
                    handmade(row("问题", "责任人", "完成时限") + "<row><c s=\"1\"><v>41882</v></c><c s=\"2\"><v>41882</v></c>"
                            + "<c t=\"d\"><v>2014-08-31T00:00:00</v></c></row>"));

            assertThat(table.rows().get(0).cells().values()).containsOnly("2014-08-31");
        }

        @Test
        @DisplayName("从1904年算起的工作簿，日期不差四年")
        void aWorkbookThatCountsFrom1904HasTheSameDays() {
            var table = read(workbook(sheet -> {
                Workbooks.fill(sheet, "问题|责任人|完成时限\n会议太多");
                sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(true);
                var style = sheet.getWorkbook().createCellStyle();
                style.setDataFormat((short) 14);
                var cell = sheet.getRow(1).createCell(2);
                cell.setCellValue(41_882 - 1_462);
                cell.setCellStyle(style);
            }));

            assertThat(table.rows().get(0).cell("完成时限")).isEqualTo("2014-08-31");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2014-08-31",
                    "2014-8-31",
                    "2014/8/31",
                    "2014.8.31",
                    "2014年8月31日",
                    " 2014 年 08 月 31 日 ",
                    "２０１４．８．３１",
                    "2014年8月31号"
                })
        @DisplayName("写成文字的日期")
        void datesThatWereTypedAsTexts(String text) {
            assertThat(SheetDates.parse(text)).contains(LocalDate.of(2014, 8, 31));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "2014-02-31",
                    "2014-13-01",
                    "2014/8.31",
                    "8月31日",
                    "2014年8月",
                    "14-8-31",
                    "31-08-2014",
                    "9999999",
                    "八月底",
                    "2014-08-311"
                })
        @DisplayName("不是日期，二月也没有31日")
        void whatIsNoDate(String text) {
            assertThat(SheetDates.parse(text)).isEmpty();
        }
    }

    /** What is refused in a sheet, and with which message. */
    @Nested
    class Wrong {

        @Test
        @DisplayName("公式")
        void aFormulaIsRefusedAndItsCellNamed() {
            assertThat(refusal(workbook(sheet -> {
                        Workbooks.fill(sheet, "问题|责任人|完成时限\n会议太多|范春梅");
                        sheet.getRow(1).createCell(2).setCellFormula("TODAY()+30");
                    })))
                    .isEqualTo("“台账.xlsx”的 C2 格是公式，不能用公式，请粘贴为数值。");
        }

        @ParameterizedTest
        @ValueSource(strings = {"A2:A3", "B1:B2", "D3:F4"})
        @DisplayName("表头下面的合并单元格")
        void aMergedRangeBelowTheHeaderIsRefusedAndNamed(String range) {
            assertThat(refusal(workbook(sheet -> {
                        Workbooks.fill(sheet, "问题|责任人|完成时限\n会议太多|范春梅|2014-08-31\n|邓国平|2014-08-31");
                        sheet.addMergedRegion(CellRangeAddress.valueOf(range));
                    })))
                    .isEqualTo("“台账.xlsx”的 %s 是合并单元格，请取消合并，在每一行填上内容。".formatted(range));
        }

        @Test
        @DisplayName("缺少一列")
        void missingColumnsAreNamed() {
            assertThat(refusal(table("台账\n问题|负责人|时限\n会议太多")))
                    .isEqualTo("“台账.xlsx”的表头缺少这些列：责任人、完成时限。不认识的列：负责人、时限；意思相同的，可以改表头，或者请活动办加进表头别名。");
        }

        @Test
        @DisplayName("没有表头，或表头在十行以下")
        void aSheetWithoutAHeaderIsRefused() {
            var answer = "“台账.xlsx”的第一张工作表前10行里没有表头，应有这些列：问题、责任人、完成时限。";

            assertThat(refusal(table("会议太多|范春梅"))).isEqualTo(answer);
            assertThat(refusal(workbook(sheet -> {}))).isEqualTo(answer);
            assertThat(refusal(table("说明\n".repeat(10) + "问题|责任人|完成时限"))).isEqualTo(answer);
            assertThat(read(table("说明\n".repeat(9) + "问题|责任人|完成时限")).headerRow())
                    .isEqualTo(10);
        }

        @Test
        @DisplayName("两列同名")
        void twoColumnsOfTheSameNameAreRefused() {
            assertThat(refusal(table("问题|责任人|完成时限|责任 人\n会议太多"))).isEqualTo("“台账.xlsx”第1行有两列都叫“责任人”，请只留一列。");
        }

        @Test
        @DisplayName("行数太多")
        void tooManyRowsAreRefused() {
            var two = table("问题|责任人|完成时限\n一\n\n二");

            assertThat(SheetReader.read(new SheetFile("a.xlsx", two), LEDGER.withMostRows(2))
                            .rows())
                    .hasSize(2);
            assertThat(reason(() -> SheetReader.read(new SheetFile("a.xlsx", two), LEDGER.withMostRows(1))))
                    .isEqualTo("“a.xlsx”的内容超过1行，没有再往下读；最多1行，请分成几份。");
        }

        @Test
        @DisplayName("一格太长")
        void aCellThatIsTooLongIsRefusedAndNamed() {
            var long11 = table("问题|责任人|完成时限|附件\n会|%s|三|%s".formatted("长".repeat(11), "长".repeat(100)));

            assertThat(SheetReader.read(new SheetFile("a.xlsx", long11), LEDGER.withLongestCell(11))
                            .rows())
                    .hasSize(1);
            assertThat(reason(() -> SheetReader.read(new SheetFile("a.xlsx", long11), LEDGER.withLongestCell(10))))
                    .isEqualTo("“a.xlsx”的 B2 格有11个字，最多10个字。");
        }
    }

    /** Files that are no sheets. */
    @Nested
    class Files {

        @Test
        @DisplayName("空文件")
        void anEmptyFile() {
            assertThat(refusal(new byte[0])).isEqualTo("“台账.xlsx”是空文件，请检查后重新上传。");
        }

        @ParameterizedTest
        @ValueSource(strings = {"问题,责任人,完成时限\n会议太多,范春梅,2014-08-31", "<html><table></table></html>", "{\\rtf1}", "x"})
        @DisplayName("CSV 和别的文件")
        void otherFiles(String content) {
            assertThat(refusal(content.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo("“台账.xlsx”不是 .xlsx 表格，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。");
        }

        @Test
        @DisplayName("旧的 .xls")
        void anOldWorkbook() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var workbook = new HSSFWorkbook()) {
                workbook.createSheet();
                workbook.write(out);
            }

            assertThat(refusal(out.toByteArray())).isEqualTo("“台账.xlsx”是旧格式（.xls），请用 Excel 或 WPS 另存为 .xlsx 后重新上传。");
        }

        @Test
        @DisplayName("有打开密码")
        void aWorkbookWithAPassword() throws Exception {
            var out = new ByteArrayOutputStream();
            try (var files = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
                encryptor.confirmPassword("123456");
                try (var in = encryptor.getDataStream(files)) {
                    in.write(table("问题|责任人|完成时限"));
                }
                files.writeFilesystem(out);
            }

            assertThat(refusal(out.toByteArray())).isEqualTo("“台账.xlsx”有打开密码，请去掉密码后重新上传。");
        }

        @Test
        @DisplayName("文档、压缩包")
        void aDocumentOrAnArchive() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var document = new XWPFDocument()) {
                document.write(out);
            }

            assertThat(refusal(out.toByteArray())).contains("不是 .xlsx 表格");
            assertThat(refusal(Workbooks.zip("readme.txt", "x"))).contains("打不开");
        }

        @Test
        @DisplayName("里面有宏")
        void aWorkbookWithMacros() {
            assertThat(refusal(workbook(sheet -> sheet.getWorkbook().setWorkbookType(XSSFWorkbookType.XLSM))))
                    .isEqualTo("“台账.xlsx”里有宏，请另存为不含宏的 .xlsx 后重新上传。");
        }

        @ParameterizedTest
        @CsvSource({"10", "200", "1500"})
        @DisplayName("损坏的文件")
        void aFileThatIsCutOff(int length) {
            assertThat(refusal(Arrays.copyOf(table("问题|责任人|完成时限"), length))).isEqualTo("“台账.xlsx”已损坏，打不开，请检查后重新上传。");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<row r=\"x\"/>",
                    "<row r=\"0\"/>",
                    "<row r=\"2147483647\"/>",
                    "<row><c r=\"99\"/></row>",
                    "<row><c t=\"s\"><v>7</v></c></row>",
                    "<row><c><v>x</v></c></row>",
                    "<row>",
                    "<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>"
                })
        @DisplayName("内容不成样子")
        void aSheetThatMakesNoSense(String rows) {
            assertThat(refusal(handmade(rows))).isEqualTo("“台账.xlsx”已损坏，打不开，请检查后重新上传。");
        }

        @Test
        @DisplayName("引用服务器上的文件")
        void aSheetThatReachesForAFileOfTheServer() {
            var sheet = handmade(out -> out.write(
                    """
                    <!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/hostname">]>
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>"""
                            .formatted(row("问题", "责任人", "完成时限") + row("&a;", "一", "二"))
                            .getBytes(StandardCharsets.UTF_8)));

            assertThat(refusal(sheet)).contains("打不开");
        }
    }

    /** Files that would exhaust the server. */
    @Nested
    class Large {

        private static final int MILLION = 1_000_000;
        private static final String START =
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
        private static final String HEADER = row("问题", "责任人", "完成时限");
        private static final String ROW = row("会议太多，文件太长，检查太密", "范春梅", "2014-08-31");
        private static final String TOO_MUCH = "“台账.xlsx”的内容太多，请只留要导入的行，删去下面的空行和别的工作表，再重新上传。";
        private static final String TOO_MANY_ROWS = "“台账.xlsx”的内容超过5000行，没有再往下读；最多5000行，请分成几份。";
        private static final String BROKEN = "“台账.xlsx”已损坏，打不开，请检查后重新上传。";

        /** A repeated part compresses to almost nothing. */
        private static byte[] sheet(String start, String part, int megabytes) {
            var bytes = part.repeat((1 << 20) / part.length()).getBytes(StandardCharsets.UTF_8);
            return handmade(out -> {
                out.write((START + start).getBytes(StandardCharsets.UTF_8));
                for (int written = 0; written < megabytes << 20; written += bytes.length) {
                    out.write(bytes);
                }
            });
        }

        private static byte[] aMillionRows() {
            return sheet(HEADER, ROW, (int) (((long) MILLION * ROW.getBytes(StandardCharsets.UTF_8).length) >> 20));
        }

        /** 20 MB in a part other than the sheet. */
        private static byte[] beside(String part, String start, String repeated) {
            return Workbooks.withPart(
                    table("问题|责任人|完成时限"), part, start + repeated.repeat((20 << 20) / repeated.length()));
        }

        @Test
        @DisplayName("行号都一样的行也算行")
        void rowsWithTheSameNumberAreCountedEach() {
            var rows = "<row r=\"2\"><c t=\"str\"><v>x</v></c></row>".repeat(5_001);

            assertThat(refusal(handmade(HEADER + rows))).isEqualTo(TOO_MANY_ROWS);
        }

        /** Measured in processor time, because other tests run in parallel. */
        @Test
        @DisplayName("一百万行：很快拒绝")
        void aMillionRowsAreRefusedQuickly() {
            var sheet = aMillionRows();
            var clock = ManagementFactory.getThreadMXBean();
            long start = clock.getCurrentThreadCpuTime();

            assertThat(refusal(sheet)).isEqualTo(TOO_MANY_ROWS);

            assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start))
                    .isLessThan(Duration.ofSeconds(2));
        }

        /** In a separate JVM with 96 MB, where loading the whole file would fail. */
        @Test
        @DisplayName("一百万行、压缩炸弹：不占内存")
        void whatWouldFillTheMemoryIsRefusedInLittle() {
            var answers = new ArrayList<Map.Entry<byte[], String>>();
            answers.add(Map.entry(aMillionRows(), TOO_MANY_ROWS));
            answers.add(Map.entry(sheet(HEADER, "<row><c s=\"1\"/><c s=\"1\"/></row>", 65), TOO_MUCH));
            answers.add(Map.entry(sheet(HEADER, " ", 65), TOO_MUCH));
            answers.add(Map.entry(sheet(HEADER, "<mergeCell ref=\"A1:A1\"/>", 65), TOO_MUCH));
            answers.add(Map.entry(sheet(HEADER, "<x>", 65), BROKEN));
            answers.add(Map.entry(sheet(HEADER, "<row><c t=\"str\"><v>x</v></c>", 65), BROKEN));
            answers.add(Map.entry(sheet("<row>", "<c t=\"str\"><v>x</v></c>", 65), BROKEN));
            for (var part : List.of("xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml")) {
                answers.add(Map.entry(beside(part, "", " "), TOO_MUCH));
                answers.add(Map.entry(beside(part, "", "<x>"), BROKEN));
            }
            for (var part : List.of("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels")) {
                answers.add(Map.entry(beside(part, "", " "), TOO_MUCH));
                answers.add(Map.entry(beside(part, "", "<x>"), TOO_MUCH));
            }
            answers.add(Map.entry(beside("xl/sharedStrings.xml", "<sst>", "<si><t>x</t></si>"), TOO_MUCH));

            var contents = answers.stream().map(Map.Entry::getKey).toList();
            assertThat(SheetProgram.read(contents, 96, Duration.ofMinutes(2)))
                    .isEqualTo(answers.stream().map(Map.Entry::getValue).toList());
        }

        @Test
        @DisplayName("文件太大、里面的文件太多")
        void aFileThatIsTooLargeOrHasTooManyParts() {
            assertThat(refusal(new byte[(20 << 20) + 1])).isEqualTo("“台账.xlsx”太大，表格最大20MB。");
            assertThat(refusal(handmade(out -> {
                        for (int i = 0; i < 3_000; i++) {
                            out.putNextEntry(new ZipEntry("xl/" + i + ".xml"));
                        }
                    })))
                    .isEqualTo(TOO_MUCH);
        }
    }
}
