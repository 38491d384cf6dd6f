package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets as offices keep them: other words in the header, totals, signatures, filters, hidden sheets. */
class OfficeSheetTest {

    private static final SheetLayout LEDGER = SheetLayout.of("问题", "整改措施", "责任人", "完成时限")
            .withName("台账")
            .withOptional("序号", "单位")
            .withDates("完成时限")
            .withSynonyms("问题", "存在问题", "问题表现")
            .withSynonyms("单位", "责任单位", "牵头单位")
            .withSynonyms("完成时限", "整改时限", "完成时间");
    private static final String HEADER = "序号|问题|整改措施|责任人|完成时限\n";
    private static final String ROW = "1|文山会海|压减三成|邓国平|2027-03-25";

    private static SheetTable read(byte[] content) {
        return SheetReader.read(new SheetFile("台账.xlsx", content), LEDGER);
    }

    private static SheetTable read(String lines) {
        return read(Workbooks.table(lines));
    }

    private static String refusal(byte[] content) {
        return catchThrowableOfType(Refusal.class, () -> read(content)).reason();
    }

    private static List<String> problems(SheetTable table) {
        return table.rows().stream().map(row -> row.cell("问题")).toList();
    }

    private static void merge(XSSFSheet sheet, String... ranges) {
        for (var range : ranges) {
            sheet.addMergedRegion(CellRangeAddress.valueOf(range));
        }
    }

    /** The header. */
    @Nested
    class Header {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "存在问题|整改措施|责任人|整改时限",
                    "问题表现|整改措施|责任人（签字）|完成时间",
                    "存 在\u3000问题|整 改 措 施|责任人(签字)：|完成\u00A0时限",
                    "*问题|★整改措施|责任人|完成时限（年月日）"
                })
        @DisplayName("意思相同的表头、换行、空格、括号、星号都认得")
        void headingsWithTheSameMeaningAreTheColumn(String header) {
            assertThat(read(header + "\n文山会海|压减三成|邓国平|2027-03-25").columns())
                    .containsExactly("问题", "整改措施", "责任人", "完成时限");
        }

        @Test
        @DisplayName("错误里的列名照表里写的")
        void anErrorNamesTheColumnAsTheSheetDoes() {
            var row = read("存在 问题|整改措施|责任人（签字）|整改时限\n文山会海|压减三成|邓国平|长期").rows().get(0);

            assertThat(row.error("完成时限", "不是日期").column()).isEqualTo("整改时限");
            assertThat(row.error("问题", "没有写").column()).isEqualTo("存在问题");
            assertThat(row.error("责任人", "没有写").column()).isEqualTo("责任人（签字）");
            assertThat(row.error("整改措施", "没有写").column()).isEqualTo("整改措施");
        }

        @Test
        @DisplayName("两列是一个意思，拒绝，两个名字都说出来")
        void twoColumnsWithTheSameMeaningAreRefusedWithBothNames() {
            assertThat(refusal(Workbooks.table("问题|整改措施|责任人|完成时限|责任单位|牵头单位\n文山会海")))
                    .isEqualTo("“台账.xlsx”第1行的“责任单位”和“牵头单位”都是“单位”，请只留一列，或给另一列改名。");
        }

        @Test
        @DisplayName("活动办添的别名也认得")
        void theOfficesOwnWordsAreKnown() {
            var extended = LEDGER.withSynonyms("责任人", "抓落实的人");
            var content = Workbooks.table("问题|整改措施|抓落实的人|完成时限\n文山会海|压减三成|邓国平|2027-03-25");

            assertThat(SheetReader.read(new SheetFile("台账.xlsx", content), extended)
                            .rows()
                            .get(0)
                            .cell("责任人"))
                    .isEqualTo("邓国平");
            assertThat(refusal(content)).contains("缺少这些列：责任人。", "不认识的列：抓落实的人");
        }

        @Test
        @DisplayName("两行的合并表头")
        void aHeaderOfTwoMergedRowsIsRead() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(
                        sheet,
                        """
                        2027年整改台账
                        序号|问题|整改||责任人|完成时限|责任单位|
                        ||措施|目标|||牵头|配合
                        1|文山会海|压减三成|明显好转|邓国平|2027-03-25|县水务局|县档案局""");
                merge(sheet, "A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:H2");
            }));

            assertThat(table.headerRow()).isEqualTo(2);
            assertThat(table.rows()).hasSize(1);
            assertThat(table.rows().get(0).cell("整改措施")).isEqualTo("压减三成");
            assertThat(table.rows().get(0).cell("单位")).isEqualTo("县水务局");
            assertThat(table.rows().get(0).number()).isEqualTo(4);
        }

        @Test
        @DisplayName("上一行已经写全的表头，下一行只是细分")
        void aSecondHeaderRowIsNoRowOfTheTable() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(
                        sheet,
                        """
                        问题|整改措施|责任人|完成时限|责任单位|
                        ||||牵头|配合
                        文山会海|压减三成|邓国平|2027-03-25|县水务局|县档案局""");
                merge(sheet, "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1");
            }));

            assertThat(problems(table)).containsExactly("文山会海");
            assertThat(table.rows().get(0).cell("单位")).isEqualTo("县水务局");
        }

        @Test
        @DisplayName("没有认出的列说出来")
        void columnsThatAreNotReadAreSaid() {
            assertThat(read("问题|整改措施|责任人|完成时限|协办单位\n文山会海").notices()).containsExactly("这些列没有读：协办单位。");
        }
    }

    /** Which sheet is read. */
    @Nested
    class Choice {

        private static void second(XSSFSheet first, String lines) {
            Workbooks.fill(first.getWorkbook().createSheet("第二张"), lines);
        }

        @Test
        @DisplayName("填表说明在前面，读第一张有表头的")
        void aCoverSheetIsSkipped() {
            var table = read(Workbooks.workbook(first -> {
                first.getWorkbook().setSheetName(0, "填表说明");
                Workbooks.fill(first, "填表说明\n一、问题要具体".repeat(8));
                second(first, HEADER + ROW);
            }));

            assertThat(table.sheet()).isEqualTo("第二张");
            assertThat(problems(table)).containsExactly("文山会海");
        }

        @Test
        @DisplayName("隐藏的工作表不读")
        void aHiddenSheetIsNotRead() {
            var hidden = Workbooks.workbook(first -> {
                Workbooks.fill(first, HEADER + "1|旧问题|旧措施|邓国平|2027-03-25");
                second(first, HEADER + ROW);
                first.getWorkbook().setActiveSheet(1);
                first.getWorkbook().setSheetHidden(0, true);
            });
            assertThat(problems(read(hidden))).containsExactly("文山会海");

            assertThat(refusal(Workbooks.workbook(first -> {
                        Workbooks.fill(first, "通讯录");
                        second(first, HEADER + ROW);
                        first.getWorkbook().setSheetHidden(1, true);
                    })))
                    .contains("应有这些列：问题、整改措施、责任人、完成时限", "隐藏的工作表《第二张》没有看");
        }

        @Test
        @DisplayName("几张都有表头和内容，读第一张，别的说出来")
        void furtherSheetsWithTheHeaderAreSaid() {
            var table = read(Workbooks.workbook(first -> {
                Workbooks.fill(first, HEADER + ROW);
                second(first, HEADER + ROW);
                Workbooks.fill(first.getWorkbook().createSheet("空表"), HEADER.strip());
            }));

            assertThat(table.rows()).hasSize(1);
            assertThat(table.notices()).containsExactly("有几张工作表都有表头：只读了《台账》，没有读《第二张》；要导入别的，请把它另存为一个文件。");
        }
    }

    /** Rows that are no content, and rows that one does not see. */
    @Nested
    class Rows {

        @Test
        @DisplayName("合计、签名、说明不是内容，说一次")
        void totalsAndSignaturesAreSaidOnceAndAreNoRows() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(
                        sheet,
                        HEADER + ROW
                                + """

                                2|公车私用|全部登记|邓国平|2027-03-25
                                合计||2项||
                                填表人：张三||审核人：李四||2027年3月25日
                                单位负责人（签字）：||||
                                注：本表一式三份
                                |||2027年3月25日|""");
                sheet.getRow(3).createCell(3).setCellFormula("COUNTA(B2:B3)");
                merge(sheet, "A4:B4", "A7:E7");
            }));

            assertThat(problems(table)).containsExactly("文山会海", "公车私用");
            assertThat(table.notices()).containsExactly("第4、5、6、7、8行是合计、签名或说明，没有读。");
        }

        @Test
        @DisplayName("横贯全表的分类标题不是内容")
        void aHeadingAcrossTheTableIsNoRow() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(sheet, HEADER + "一、形式主义方面\n" + ROW);
                merge(sheet, "A2:E2");
            }));

            assertThat(problems(table)).containsExactly("文山会海");
            assertThat(table.notices()).containsExactly("第2行是合计、签名或说明，没有读。");
        }

        @Test
        @DisplayName("内容以“说明”“合计”开头、各列齐全的仍是内容")
        void aWholeRowIsContentHoweverItBegins() {
            var table = read("问题|整改措施|责任人|完成时限\n说明：文件太多|压减三成|邓国平|2027-03-25");

            assertThat(problems(table)).containsExactly("说明：文件太多");
            assertThat(table.notices()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"累计三次反映没有人管", "共计划五场只办了一场", "说明书发得太多"})
        @DisplayName("问题以“累计”“共计”开头、缺了别的列的，仍是内容")
        void aProblemThatBeginsLikeATotalIsContent(String problem) {
            assertThat(problems(read("问题|整改措施|责任人|完成时限\n" + problem + "|压减三成|邓国平|")))
                    .containsExactly(problem);
        }

        @ParameterizedTest
        @ValueSource(strings = {"合计", "小计：", "总计（项）", "合 计 12项", "本页合计：3项", "填表人（签字）：张三"})
        @DisplayName("合计、签名的各种写法")
        void totalsAndSignaturesHaveSeveralForms(String footer) {
            assertThat(problems(read("问题|整改措施|责任人|完成时限\n文山会海|压减三成|邓国平|2027-03-25\n" + footer)))
                    .containsExactly("文山会海");
        }

        @Test
        @DisplayName("筛选掉的行照读，数出来")
        void rowsHiddenByAFilterAreCountedAndSaid() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(sheet, HEADER + ROW + "\n2|公车私用|全部登记|邓国平|2027-03-25");
                sheet.setAutoFilter(CellRangeAddress.valueOf("A1:E3"));
                sheet.getRow(2).setZeroHeight(true);
            }));

            assertThat(table.rows()).hasSize(2);
            assertThat(table.notices()).containsExactly("有1行是筛选掉或隐藏的（第3行），也读了；不要的请删去。");
        }

        @Test
        @DisplayName("中间重复的表头不是内容")
        void aRepeatedHeaderIsNoRow() {
            var table = read(HEADER + ROW + "\n" + HEADER + "2|公车私用|全部登记|邓国平|2027-03-25");

            assertThat(problems(table)).containsExactly("文山会海", "公车私用");
            assertThat(table.notices()).containsExactly("第3行又是表头，没有读。");
        }

        @Test
        @DisplayName(".csv 也读")
        void aCsvIsReadToo() {
            var csv = (HEADER + ROW).replace('|', ',').getBytes(StandardCharsets.UTF_8);

            assertThat(problems(SheetReader.read(new SheetFile("台账.csv", csv), LEDGER)))
                    .containsExactly("文山会海");
        }
    }

    /** Dates. */
    @Nested
    class Dates {

        private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2027-03-25 00:00:00",
                    "2027-3-25 8:30",
                    "2027-03-25T00:00:00",
                    "2027/3/25 0:00",
                    "20270325",
                    "2027.3.25",
                    "2027年3月25日",
                    "2027/3/25",
                    "２０２７年３月２５日",
                    "２０２７０３２５"
                })
        @DisplayName("日期的各种写法")
        void datesInAllForms(String text) {
            assertThat(SheetDates.parse(text)).contains(LocalDate.of(2027, 3, 25));
        }

        @Test
        @DisplayName("日期列里没有日期格式的数字是 Excel 的天数")
        void aSerialNumberInADateColumnIsADay() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(sheet, HEADER + "1|文山会海|46471|邓国平|");
                sheet.getRow(1).createCell(4).setCellValue(46_471);
            }));

            assertThat(table.rows().get(0).cell("完成时限")).isEqualTo("2027-03-25");
            assertThat(table.rows().get(0).cell("整改措施")).isEqualTo("46471");
        }

        @Test
        @DisplayName("从1904年算起的工作簿，天数不差四年")
        void aSerialNumberCountsFrom1904WhereTheWorkbookDoes() {
            var table = read(Workbooks.workbook(sheet -> {
                Workbooks.fill(sheet, HEADER + "1|文山会海|压减三成|邓国平|");
                sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(true);
                sheet.getRow(1).createCell(4).setCellValue(46_471 - 1_462);
            }));

            assertThat(table.rows().get(0).cell("完成时限")).isEqualTo("2027-03-25");
        }

        @ParameterizedTest
        @CsvSource({
            "2027年3月底, 2027-03-31",
            "2027年3月底前, 2027-03-31",
            "2027年3月, 2027-03-31",
            "2027.3, 2027-03-31",
            "2027年2月中旬, 2027-02-20",
            "3月底, 2027-03-31",
            "三月底, 2027-03-31",
            "12月底前, 2026-12-31",
            "十二月末, 2026-12-31",
            "3月25日, 2027-03-25",
            "3月25日前, 2027-03-25",
            "27.3.25, 2027-03-25",
            "2027年2月30日, 2027-02-28",
            "2027-02-30, 2027-02-28",
            "2027年第一季度, 2027-03-31",
            "2027年底, 2027-12-31",
            "2027年上半年, 2027-06-30",
            "年底前, 2026-12-31",
            "长期, 2026-12-31",
            "立行立改, 2026-12-31"
        })
        @DisplayName("不是日期的，提一个日期问回去")
        void whatIsNoDateIsAskedBackWithAProposal(String text, String proposal) {
            assertThat(SheetDates.parse(text)).isEmpty();
            assertThat(SheetDates.advice(text, TODAY)).isEqualTo("“%s”不是日期，应写成具体日期，例如 %s".formatted(text, proposal));
        }

        @Test
        @DisplayName("过去的日子，提的日期不在今天以后")
        void aDayThatHasPassedIsNotProposedInTheFuture() {
            assertThat(SheetDates.adviceOnPast("3月底", TODAY)).isEqualTo("“3月底”不是日期，应写成具体日期，例如 2026-03-31");
            assertThat(SheetDates.adviceOnPast("12月底", TODAY)).endsWith("例如 2025-12-31");
            assertThat(SheetDates.adviceOnPast("2026年3月", TODAY)).endsWith("例如 2026-03-31");
        }
    }
}
