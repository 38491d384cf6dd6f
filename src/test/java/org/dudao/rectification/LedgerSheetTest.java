package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.sheet.SheetWords;
import org.dudao.sheet.SheetWriter;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger as an Excel sheet, import and export. */
@DudaoTest
class LedgerSheetTest {

    private static final List<String> COLUMNS = List.of("序号", "问题", "整改措施", "责任领导", "责任人", "完成时限", "进展", "是否销号");

    @Autowired
    Office office;

    LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), "002");
    }

    @Test
    @DisplayName("先核对，一行都不存；再存入，逐件立起来")
    void aSheetIsCheckedFirstAndSavedSecond() {
        var sheet = sheet(
                row("", "文山会海", "压减三成", "局长", "邓国平", "2050-08-31", "", ""),
                row("", "吃水难", "打两眼井", "", "u002-head", LocalDate.of(2050, 9, 30), "", "否"));
        var dry = upload("u002", sheet, true);
        assertThat(dry.path("clean").asBoolean()).as(dry.toString()).isTrue();
        assertThat(items()).isEmpty();

        upload("u002", sheet, false);
        assertThat(items()).hasSize(2);
        assertThat(items().get(0).path("person").asText()).isEqualTo("邓国平");
        assertThat(items().get(1).path("deadline").asText()).isEqualTo("2050-09-30");
        office.runJobs();
        assertThat(ledger.campaign().openTasksOf("002"))
                .filteredOn(name -> name.contains("整改事项"))
                .hasSize(2);
    }

    @Test
    @DisplayName("有一行不对，一行也不存；每行的问题写在行边上退回来")
    void nothingIsSavedUntilAllIsCleanAndErrorsComeBackBesideTheirRows() throws IOException {
        var sheet = sheet(
                row("", "文山会海", "压减三成", "", "邓国平", "2050-08-31", "", ""),
                row("", "吃水难", "", "", "办公室", "2050年2月30日", "", "是"),
                row("", "文山会海", "再压三成", "", "邓国平", "2050-08-31", "", ""),
                row("999999", "没有的", "没有", "", "邓国平", "2050-08-31", "", ""));
        var report = upload("u002", sheet, false);

        assertThat(items()).isEmpty();
        assertThat(report.path("errors").findValuesAsText("column"))
                .contains("整改措施", "责任人", "完成时限", "是否销号", "问题", "序号");
        var marked = ledger.as("u002").post("/api/ledger/sheet/errors", new Rest.Upload("台账.xlsx", sheet));
        assertThat(marked.status()).isEqualTo(200);
        try (var workbook =
                new XSSFWorkbook(new ByteArrayInputStream(marked.response().body()))) {
            var third = workbook.getSheetAt(0).getRow(report.at("/errors/0/row").asInt() - 1);
            assertThat(third.getCell(third.getLastCellNum() - 1).getStringCellValue())
                    .contains("责任人", "这个单位里没有“办公室”", "完成时限", "不是日期");
        }
    }

    @Test
    @DisplayName("同一张表导两次，不会有两份")
    void theSameSheetTwiceIsNotTwice() {
        var sheet = sheet(row("", "文山会海", "压减三成", "", "邓国平", "2050-08-31", "", ""));
        upload("u002", sheet, false);
        var again = upload("u002", sheet, false);

        assertThat(again.at("/errors/0/message").asText()).contains("已经在台账上");
        assertThat(items()).hasSize(1);
    }

    @Test
    @DisplayName("导出的表改了进展可以导回来；时限、责任人、销号不能在表里改")
    void anExportedSheetBringsProgressBackAndNothingElse() {
        var number = ledger.accepts(Map.of("deadline", "2050-08-31"));
        var known = String.valueOf(number);
        var good = sheet(row(known, "公车私用", "全部登记，逐月公开", "", "范春梅", "2050-08-31", "已登记十辆", "否"));
        assertThat(upload("u002", good, false).path("errors")).isEmpty();
        assertThat(ledger.item(number).path("events").findValuesAsText("why")).contains("已登记十辆");

        var changed = sheet(row(known, "公车私用", "全部登记，逐月公开", "", "邓国平", "2050-12-31", "", "是"));
        assertThat(upload("u002", changed, false).path("errors").findValuesAsText("message"))
                .anyMatch(message -> message.contains("更换责任人"))
                .anyMatch(message -> message.contains("申请延期"))
                .anyMatch(message -> message.contains("督导组核实"));
    }

    @Test
    @DisplayName("导出的台账有问题、措施、责任领导、责任人、时限、进展、是否销号；单位只导得出自己的")
    void theLedgerIsExportedAsUnitsKnowIt() throws IOException {
        ledger.accepts(Map.of("leader", "分管副县长", "helpers", List.of("003")));
        var own = ledger.as("u002")
                .get("/api/ledger/sheet?campaign=" + ledger.campaign().id());
        var others = ledger.as("u004")
                .get("/api/ledger/sheet?campaign=" + ledger.campaign().id());

        assertThat(text(own)).contains("公车私用", "分管副县长", "范春梅", "是否销号\t状态\t类别\t来源\t协办单位", "否\t整改中\t奢靡之风\t督导检查\t");
        assertThat(text(others)).doesNotContain("公车私用");
    }

    @Test
    @DisplayName("表里的类别、来源、协办单位存进台账；认不出的写明没有存")
    void kindOriginAndHelpersAreRead() {
        var columns = List.of("问题", "整改措施", "责任人", "完成时限", "类别", "来源", "协办单位");
        var sheet = SheetWriter.write(
                "台账",
                columns,
                List.of(
                        List.of("文山会海", "压减三成", "邓国平", "2050-08-31", "形式主义", "督导检查", "县档案局、003"),
                        List.of("吃水难", "打两眼井", "邓国平", "2050-08-31", "民生", "来信", "县自来水厂")));
        var report = upload("u002", sheet, false);

        assertThat(report.path("errors")).as(report.toString()).isEmpty();
        assertThat(report.toString()).contains("“类别”里认不出的存为“其他”", "“协办单位”里的“县自来水厂”不是名册里的单位");
        assertThat(items().get(0).path("kind").asText()).isEqualTo("FORMALISM");
        assertThat(items().get(0).path("origin").asText()).isEqualTo("VISIT");
        assertThat(items().get(0).path("helpers")).hasSize(2);
        assertThat(items().get(1).path("kind").asText()).isEqualTo("OTHER");
        assertThat(items().get(1).path("helpers")).isEmpty();
    }

    @Test
    @DisplayName("问题里写的脚本和公式都只是文字")
    void aScriptIsPlainText() throws IOException {
        var script = "<script>alert(1)</script>";
        var number = ledger.accepts(Map.of("problem", script, "measures", "=1+1"));
        var page = ledger.browser("u002").page("/ledger/" + number);

        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain(script);
        assertThat(text(ledger.as("u002").get("/api/ledger/sheet"))).contains(script, "=1+1");
    }

    @Test
    @DisplayName("别的单位的事项不能替它导入")
    void nobodyImportsForAnotherUnit() {
        var columns = List.of("单位", "问题", "整改措施", "责任人", "完成时限");
        var sheet = SheetWriter.write("台账", columns, List.of(List.of("县司法局", "文山会海", "压减三成", "韩秋实", "2050-08-31")));

        assertThat(upload("u002", sheet, false).at("/errors/0/message").asText())
                .contains("应是县水务局");
        assertThat(upload("office", sheet, false).path("errors")).isEmpty();
    }

    @Test
    @DisplayName("自己编的序号 1、2、3 不是台账的编号，都是新事项；再导一次说已经在台账上")
    void peoplesOwnNumbersAreNotTheSystemsNumbers() throws IOException {
        ledger.accepts(Map.of());
        var report = upload("u002", file("own-numbers.xlsx"), false);
        assertThat(report.path("saved").asBoolean()).as(report.toString()).isTrue();
        var sheet = sheet(
                row("1", "文山会海", "压减三成", "", "邓国平", "2050-08-31", "", ""),
                row("2", "吃水难", "打两眼井", "", "邓国平", "2050-08-31", "", ""),
                row("3", "路灯不亮", "更换", "", "邓国平", "2050-08-31", "", ""));
        assertThat(upload("u002", sheet, false).path("errors")).isEmpty();
        assertThat(items()).hasSize(5);

        var again = upload("u002", sheet, false);
        assertThat(again.path("errors").findValuesAsText("message"))
                .allMatch(message -> message.contains("已经在台账上"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"70007,70008,70009", "一,二,三", "（1）,（2）,（3）", "70001,70002,70001", "1.1,1.2,1.3"})
    @DisplayName("序号从几开始、怎么写都行")
    void ownNumbersMayHaveAnyForm(String numbers) {
        var own = numbers.split(",", -1);
        var sheet = sheet(
                row(own[0], "文山会海", "压减三成", "", "邓国平", "2050-08-31", "", ""),
                row(own[1], "吃水难", "打两眼井", "", "邓国平", "2050-08-31", "", ""),
                row(own[2], "路灯不亮", "更换", "", "邓国平", "2050-08-31", "", ""));

        assertThat(upload("u002", sheet, true).path("errors")).isEmpty();
    }

    @Test
    @DisplayName("以前导出的表，序号是台账的编号：改了问题的行不当作新事项")
    void aSheetOfTheVersionBeforeHasTheSystemsNumberAsRunningNumber() {
        var first = String.valueOf(ledger.accepts(Map.of("deadline", "2050-08-31")));
        var second = String.valueOf(ledger.accepts(Map.of("deadline", "2050-08-31", "problem", "文山会海")));
        var sheet = sheet(
                row(first, "公车私用", "全部登记，逐月公开", "", "范春梅", "2050-08-31", "已登记十辆", "否"),
                row(second, "文山会海多", "全部登记，逐月公开", "", "范春梅", "2050-08-31", "", "否"),
                row("", "吃水难", "打两眼井", "", "邓国平", "2050-08-31", "", ""));

        var errors = upload("u002", sheet, false).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.at("/0/message").asText())
                .isEqualTo("台账上%s号是“文山会海”，问题不能在表里改；如果这一行是新事项，请把序号空着".formatted(second));
        assertThat(errors.at("/0/row").asInt()).isEqualTo(4);
    }

    @Test
    @DisplayName("导出的表，编号在“系统编号”列；原样导回来什么都不改，新事项的系统编号空着")
    void anExportedSheetHasItsOwnColumnForTheSystemsNumber() throws IOException {
        var number = ledger.accepts(Map.of("deadline", "2050-08-31"));
        var exported = ledger.as("u002")
                .get("/api/ledger/sheet?campaign=" + ledger.campaign().id());
        assertThat(text(exported)).contains("序号\t系统编号\t单位", "1\t%d\t".formatted(number));
        assertThat(upload("u002", exported.response().body(), false).path("errors"))
                .isEmpty();
        assertThat(items()).hasSize(1);

        var columns = List.of("序号", "系统编号", "问题", "整改措施", "责任人", "完成时限", "进展");
        var sheet = SheetWriter.write(
                "台账",
                columns,
                List.of(
                        List.of(1, number, "公车私用", "全部登记，逐月公开", "范春梅", "2050-08-31", "已登记十辆"),
                        List.of(2, "", "吃水难", "打两眼井", "邓国平", "2050-08-31", "")));
        assertThat(upload("u002", sheet, false).path("errors")).isEmpty();
        assertThat(items()).hasSize(2);
        assertThat(ledger.item(number).path("events").findValuesAsText("why")).contains("已登记十辆");

        var wrong =
                SheetWriter.write("台账", columns, List.of(List.of(1, 999_999, "没有的", "没有", "邓国平", "2050-08-31", "")));
        assertThat(upload("u002", wrong, true).at("/errors/0").toString()).contains("系统编号", "台账上没有“999999”号事项");
    }

    @Test
    @DisplayName("名字中间的空格不算：杨　稷就是杨稷")
    void aBlankInsideANameDoesNotMatter() throws IOException {
        assertThat(upload("u002", file("name-with-blank.xlsx"), false).path("errors"))
                .isEmpty();
        for (var person : List.of("范 春梅", "范\u3000春\u3000梅", "范\u00A0春梅", "U002-HEAD")) {
            var sheet = sheet(row("", "问题" + person.codePointAt(1), "压减三成", "", person, "2050-08-31", "", ""));
            assertThat(upload("u002", sheet, false).path("errors")).as(person).isEmpty();
        }
        assertThat(items()).extracting(item -> item.path("person").asText()).containsOnly("范春梅", "邓国平");
        assertThat(ledger.tries(Map.of("person", "范\u3000春梅")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("一行的问题一次说完，列名照表里写的，单位不对也不例外")
    void allErrorsOfARowAreListedAtOnce() {
        var sheet = SheetWriter.write(
                "台账",
                List.of("责任单位", "存在问题", "整改措施", "责任人", "整改时限", "是否销号"),
                List.of(List.of("县水务", "", "", "", "2050年3月底", "是"), List.of("县水务", "文山会海", "压减三成", "邓国平", "长期", "")));
        var errors = upload("office", sheet, true).path("errors");

        assertThat(errors.findValuesAsText("column"))
                .containsExactlyInAnyOrder("责任单位", "存在问题", "整改措施", "责任人", "整改时限", "是否销号", "整改时限");
        assertThat(errors.findValuesAsText("message"))
                .contains("应是名册里的单位，不能是“县水务”，是否“县水务局”（代码 002）（第4行也是）", "“2050年3月底”不是日期，应写成具体日期，例如 2050-03-31");
    }

    @Test
    @DisplayName("单位代码丢了零，问是否；新事项的进展没有存，说出来")
    void aLostZeroIsAskedBackAndUnsavedProgressIsSaid() {
        var columns = List.of("单位", "问题", "整改措施", "责任人", "完成时限", "进展");
        var wrong = SheetWriter.write("台账", columns, List.of(List.of("2", "文山会海", "压减三成", "邓国平", "2050-08-31", "")));
        assertThat(upload("u002", wrong, true).at("/errors/0/message").asText())
                .isEqualTo("应是县水务局，不能是“2”，是否“县水务局”（代码 002）");

        var right = SheetWriter.write(
                "台账", columns, List.of(List.of("县 水务局", "文山会海", "压减三成", "邓国平", "2050-08-31", "已压减一成")));
        assertThat(upload("u002", right, true).at("/summary/1").asText()).isEqualTo("新事项的“进展”没有存，列入以后由牵头单位来记。");
    }

    @Test
    @DisplayName("督导组不能导入整张表，新老地址一样")
    void supervisionGroupsDoNotImportAtTheFormerAddressEither() {
        var file = new Rest.Upload("台账.xlsx", sheet(row("", "文山会海", "压减三成", "", "邓国平", "2050-08-31", "", "")));

        for (var path : List.of("?dryRun=true", "?dryRun=false", "/errors")) {
            var answer = ledger.as("sg01").post("/api/ledger/sheet" + path, file);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.detail()).isEqualTo("您没有权限导入台账。");
        }
    }

    /** A sheet for 县水务局 of the sample county, with the name of a person of the test county. */
    private static byte[] file(String name) throws IOException {
        try (var workbook = new XSSFWorkbook(Files.newInputStream(Path.of("src/test/resources/sheets", name)));
                var out = new ByteArrayOutputStream()) {
            var row = workbook.getSheetAt(0).getRow(1);
            for (int column = row.getFirstCellNum(); column < row.getLastCellNum(); column++) {
                var text = row.getCell(column).toString();
                if (SheetWords.compact(text).equals("杨稷")) {
                    row.removeCell(row.getCell(column));
                    row.createCell(column).setCellValue(text.replace("杨", "邓").replace("稷", "国平"));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private List<JsonNode> items() {
        var all = new ArrayList<JsonNode>();
        ledger.as("u002")
                .get("/api/ledger?campaign=" + ledger.campaign().id())
                .json()
                .forEach(all::add);
        return all;
    }

    private JsonNode upload(String login, byte[] sheet, boolean dryRun) {
        var answer = ledger.as(login).post("/api/ledger/sheet?dryRun=" + dryRun, new Rest.Upload("台账.xlsx", sheet));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** All texts of a workbook. */
    private static String text(Rest.Answer workbook) throws IOException {
        try (var opened = new XSSFWorkbook(
                        new ByteArrayInputStream(workbook.response().body()));
                var texts = new XSSFExcelExtractor(opened)) {
            return texts.getText();
        }
    }

    private static byte[] sheet(List<?>... rows) {
        return SheetWriter.write("台账", COLUMNS, Arrays.asList(rows));
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
