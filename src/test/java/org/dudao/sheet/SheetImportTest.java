package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.Rest.Upload;
import org.dudao.support.Rest.Uploads;
import org.dudao.support.TestClock;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Roster, ledger and opinions are imported at the same addresses, with the same report, on the same page. */
@DudaoTest
class SheetImportTest {

    private static final List<String> LEDGER = List.of("问题", "整改措施", "责任人", "完成时限");
    private static final List<String> OPINIONS = List.of("听取日期", "意见内容");

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestCounty county;

    @Autowired
    TestClock clock;

    private LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), "002");
    }

    @AfterEach
    void restore() throws IOException {
        county.restore();
    }

    private Answer imports(String login, String kind, boolean dryRun, List<Upload> files) {
        return rest.basic(login).post("/api/imports/%s?dryRun=%s".formatted(kind, dryRun), new Uploads(files));
    }

    private JsonNode report(String login, String kind, boolean dryRun, List<Upload> files) {
        var answer = imports(login, kind, dryRun, files);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<Upload> ledgerSheet(String deadline) {
        return List.of(new Upload(
                "台账.xlsx", SheetWriter.write("台账", LEDGER, List.of(List.of("文山会海", "压减三成", "邓国平", deadline)))));
    }

    private static List<Upload> opinionSheet(String date) {
        return List.of(new Upload(
                "意见.xlsx", SheetWriter.write("意见", OPINIONS, List.of(List.of(date, "导入的意见"), List.of(date, "开会太多")))));
    }

    private static List<Upload> roster(String replaced, String replacement) throws IOException {
        var files = new ArrayList<Upload>();
        for (var file : TestCounty.sheets()) {
            var text = new String(file.content(), StandardCharsets.UTF_8).replace(replaced, replacement);
            files.add(new Upload(file.name(), text.getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }

    private static String text(Answer workbook) throws IOException {
        assertThat(workbook.status()).as(workbook.body()).isEqualTo(200);
        try (var opened = new XSSFWorkbook(
                        new ByteArrayInputStream(workbook.response().body()));
                var texts = new XSSFExcelExtractor(opened)) {
            return texts.getText();
        }
    }

    @Test
    @DisplayName("台账：先核对不存，再存入")
    void theLedgerIsCheckedFirstAndSavedSecond() {
        var checked = report("u002", "ledger", true, ledgerSheet("2050-08-31"));
        assertThat(checked.path("savable").asBoolean()).isTrue();
        assertThat(items()).isZero();

        var saved = report("u002", "ledger", false, ledgerSheet("2050-08-31"));
        assertThat(saved.path("saved").asBoolean()).isTrue();
        assertThat(items()).isEqualTo(1);
    }

    private int items() {
        return ledger.as("u002")
                .get("/api/ledger?campaign=" + ledger.campaign().id())
                .json()
                .size();
    }

    @Test
    @DisplayName("意见：先核对不存，再存入，同一张表再导一次没有可存的")
    void opinionsAreCheckedFirstAndSavedSecond() {
        var sheet = opinionSheet(LocalDate.now(clock).toString());
        assertThat(report("u002", "opinions", true, sheet).at("/summary/0").asText())
                .isEqualTo("共 2 行，没有问题：新的 2 条。");
        assertThat(report("u002", "opinions", false, sheet).path("saved").asBoolean())
                .isTrue();

        var again = report("u002", "opinions", true, sheet);
        assertThat(again.path("savable").asBoolean()).isFalse();
        assertThat(again.path("summary").toString()).contains("登记过的 2 条跳过");
    }

    @Test
    @DisplayName("名册：先核对不存，再存入，新登录名的初始密码只在回执里")
    void aRosterIsCheckedFirstAndSavedSecond() throws IOException {
        var files = roster("登录名,姓名,身份,所属\n", "登录名,姓名,身份,所属\nu003-2,路遥,班子成员,003\n");
        var checked = report("office", "roster", true, files);
        assertThat(checked.path("savable").asBoolean()).isTrue();
        assertThat(checked.path("summary").toString()).contains("新增 1 人");
        assertThat(checked.path("results").isNull()).isTrue();

        var passwords = report("office", "roster", false, files).at("/results/rows");
        assertThat(passwords).hasSize(1);
        assertThat(passwords.at("/0/0").asText()).isEqualTo("u003-2");
        assertThat(rest.basic("u003-2", passwords.at("/0/1").asText())
                        .get("/api/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("有问题时一行也不存，答 422，列出表、行、列和怎样才对")
    void nothingIsSavedWithErrors() throws IOException {
        var refusedLedger = imports("u002", "ledger", false, ledgerSheet("八月底"));
        assertThat(refusedLedger.status()).isEqualTo(422);
        assertThat(refusedLedger.detail()).isEqualTo("共 1 行，问题共 1 处，一行也没有存。");
        assertThat(refusedLedger.json().at("/report/errors/0/message").asText())
                .startsWith("“八月底”不是日期，应写成具体日期，例如 20")
                .endsWith("-08-31");
        assertThat(items()).isZero();

        var refusedOpinions = imports("u002", "opinions", false, opinionSheet("三月底"));
        assertThat(refusedOpinions.status()).isEqualTo(422);
        assertThat(refusedOpinions.json().at("/report/errorCount").asInt()).isEqualTo(2);

        var refusedRoster = imports("office", "roster", false, roster("县直部门,", "部门,"));
        assertThat(refusedRoster.status()).isEqualTo(422);
        var error = refusedRoster.json().at("/report/errors/0");
        assertThat(error.path("sheet").asText()).isEqualTo("单位");
        assertThat(error.path("column").asText()).isEqualTo("类别");
        assertThat(error.path("message").asText()).contains("应为：乡镇街道、县直部门、非公企业");
    }

    @Test
    @DisplayName("活动办不能增减流程设计人员")
    void theOfficeMakesNobodyADesigner() throws IOException {
        var files = roster("登录名,姓名,身份,所属\n", "登录名,姓名,身份,所属\nu003-2,路遥,流程设计,\n");

        assertThat(imports("office", "roster", false, files).body()).contains("流程设计人员只能由系统管理员增减");
        assertThat(report("admin", "roster", true, files).path("savable").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("标出错误的表：每种都取得到，.csv 的名册合成一个 .xlsx")
    void theMarkedSheetNamesTheErrors() throws IOException {
        assertThat(text(marked("u002", "ledger", ledgerSheet("八月底")))).contains("错误", "“八月底”不是日期");
        assertThat(text(marked("u002", "opinions", opinionSheet("三月底")))).contains("错误", "“三月底”不是日期");
        assertThat(text(marked("office", "roster", roster("县直部门,", "部门,"))))
                .contains("错误", "类别：“部门”不在可选范围内", "登录名", "回避");
    }

    private Answer marked(String login, String kind, List<Upload> files) {
        return rest.basic(login).post("/api/imports/%s/marked".formatted(kind), new Uploads(files));
    }

    @Test
    @DisplayName("没有填写的台账空表，说没有可以存入的行")
    void anEmptyLedgerHasNothingToSave() {
        var empty = rest.basicBytes("u002", "GET", "/api/imports/ledger", null);

        var report = imports("u002", "ledger", true, List.of(new Upload("空表.xlsx", empty)))
                .json();

        assertThat(report.path("savable").asBoolean()).isFalse();
        assertThat(report.path("summary").toString()).contains("没有可以存入的行");
    }

    @ParameterizedTest
    @CsvSource({"roster, office, 督导组", "ledger, u002, 责任领导", "opinions, u002, 听取渠道"})
    @DisplayName("空表里有表头")
    void theEmptySheetHasItsColumns(String kind, String login, String column) throws IOException {
        assertThat(text(rest.basic(login).get("/api/imports/" + kind))).contains(column);
    }

    @ParameterizedTest
    @CsvSource({
        "roster, 'u002,sg01,leader,designer', 'office,admin'",
        "ledger, 'sg01,leader,designer,admin', 'office,u002'",
        "opinions, 'sg01,leader,designer,admin', 'office,u002'"
    })
    @DisplayName("不该导入的人，空表、核对、存入、标错、网页都不行")
    void onlyThoseWhoMayImport(String kind, String refused, String allowed) {
        var file = List.of(new Upload("表.xlsx", new byte[] {1}));
        for (var login : refused.split(",", -1)) {
            assertThat(rest.basic(login).get("/api/imports/" + kind).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(imports(login, kind, true, file).status()).as(login).isEqualTo(403);
            assertThat(imports(login, kind, false, file).status()).as(login).isEqualTo(403);
            assertThat(marked(login, kind, file).status()).as(login).isEqualTo(403);
            assertThat(rest.browser(login).page("/imports/" + kind).status())
                    .as(login)
                    .isEqualTo(403);
        }
        for (var login : allowed.split(",", -1)) {
            var page = rest.browser(login).page("/imports/" + kind);
            assertThat(page.status()).as(login).isEqualTo(200);
            assertThat(page.body()).contains("/api/imports/" + kind, "下载空表");
        }
        assertThat(rest.anonymous().get("/api/imports/" + kind).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("没有文件、几个文件、没有这种表、不是表格：说清楚")
    void badRequestsAreAnsweredClearly() {
        assertThat(imports("u002", "ledger", true, List.of()).detail()).isEqualTo("没有收到文件，请选择要导入的文件（file）。");
        var two = new ArrayList<>(ledgerSheet("2050-08-31"));
        two.addAll(ledgerSheet("2050-08-31"));
        assertThat(imports("u002", "ledger", true, two).detail()).isEqualTo("一次只能导入一个文件，现在选了2个。");
        var unknown = rest.basic("u002").get("/api/imports/people");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("没有“people”这种表，可以导入的有：ledger、opinions、roster。");
        var text = List.of(new Upload("台账.xlsx", "问题".getBytes(StandardCharsets.UTF_8)));
        for (var path : List.of("?dryRun=true", "?dryRun=false", "/marked")) {
            var answer = rest.basic("u002").post("/api/imports/ledger" + path, new Uploads(text));
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.detail()).contains("不是 .xlsx 表格");
        }
    }

    @Test
    @DisplayName("活动办添上列名的别的说法，以后就认得；删去就不认得")
    void theOfficeAddsWordsForHeadings() {
        var sheet = List.of(new Upload(
                "台账.xlsx",
                SheetWriter.write(
                        "台账",
                        List.of("问题", "整改措施", "抓 落 实 的 人", "完成时限"),
                        List.of(List.of("文山会海", "压减三成", "邓国平", "2050-08-31")))));
        var headings = "/api/imports/ledger/headings";
        assertThat(imports("u002", "ledger", true, sheet).detail()).contains("缺少这些列：责任人", "不认识的列：抓落实的人");

        var word = Map.of("word", "抓落实的人", "column", "责任人");
        assertThat(rest.basic("u002").post(headings, word).status()).isEqualTo(403);
        assertThat(rest.basic("office").post(headings, word).status()).isEqualTo(204);
        try {
            assertThat(report("u002", "ledger", true, sheet).path("errors")).isEmpty();
            assertThat(rest.browser("u002").page("/imports/ledger").body()).contains("抓落实的人");
            assertThat(rest.basic("u002").get(headings).json().findValuesAsText("word"))
                    .containsExactly("抓落实的人");
        } finally {
            assertThat(removeHeading("抓落实的人").status()).isEqualTo(204);
        }
        assertThat(imports("u002", "ledger", true, sheet).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("别名添得不对：没有这一列、本来就是列名、空的、没有这张表")
    void wrongWordsForHeadingsAreRefused() {
        assertThat(refusedHeading("ledger", Map.of("word", "抓落实的人", "column", "抓手")))
                .contains("《台账》没有“抓手”这一列，可以是：问题、");
        assertThat(refusedHeading("ledger", Map.of("word", "单 位", "column", "责任人")))
                .contains("“单位”本来就是《台账》的一列");
        assertThat(refusedHeading("ledger", Map.of("word", " ", "column", "责任人")))
                .contains("应为1到50个字");
        assertThat(refusedHeading("roster", Map.of("sheet", "领导", "word", "职务", "column", "身份")))
                .contains("没有“领导”这张表，可以是：督导组、单位、人员、回避");
        assertThat(removeHeading("没有的").status()).isEqualTo(404);
    }

    private Answer removeHeading(String word) {
        var query = "?sheet=%s&word=%s"
                .formatted(
                        URLEncoder.encode("台账", StandardCharsets.UTF_8),
                        URLEncoder.encode(word, StandardCharsets.UTF_8));
        return rest.basic("office").send("DELETE", "/api/imports/ledger/headings" + query, null);
    }

    private String refusedHeading(String kind, Map<String, String> heading) {
        var answer = rest.basic("office").post("/api/imports/%s/headings".formatted(kind), heading);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.detail();
    }

    @Test
    @DisplayName("原来的网页地址转到新的")
    void theFormerPageLeadsToTheNewOne() {
        var answer = rest.browser("u002").page("/ledger/import");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/imports/ledger");
        assertThat(rest.browser("u002").page("/ledger").body()).contains("href=\"/imports/ledger?campaign=");
        assertThat(rest.browser("u002").page("/opinions").body()).contains("/imports/opinions");
    }
}
