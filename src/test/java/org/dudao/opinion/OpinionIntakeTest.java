package org.dudao.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.SheetWriter;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Intake of opinions: typed, from a visit, from a sheet; bad input of every kind is refused. */
@DudaoTest
class OpinionIntakeTest {

    private static final String API = "/api/opinions";
    private static final List<String> COLUMNS =
            List.of("听取日期", "听取渠道", "意见内容", "提意见人", "意见类别", "涉及谁", "承办单位", "答复", "反馈方式");

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;

    @BeforeEach
    void aCampaignIsUnderWay() {
        campaign = office.enrols();
    }

    @Test
    @DisplayName("一行的问题一次说完，列名照表里写的；涉及的班子成员名字中间可以有空格")
    void allErrorsOfARowAreListedAtOnceUnderTheSheetsOwnHeadings() {
        var columns = List.of("序号", "征求时间", "意见建议", "渠道", "提出人", "问题类别", "涉及谁", "涉及班子成员", "承办单位", "答复");
        var wrong = SheetWriter.write(
                "意见",
                columns,
                List.of(List.of("1", "3月底", "", "电报", "长".repeat(101), "四风", "其他单位", "", "县水利局", "马上办")));
        var errors = sheet("u002", true, wrong).json().path("errors");

        assertThat(errors.findValuesAsText("column"))
                .containsExactlyInAnyOrder("征求时间", "意见建议", "渠道", "提出人", "问题类别", "承办单位", "null");
        assertThat(errors.toString()).contains("“3月底”不是日期，应写成具体日期，例如 ", "已经答复的意见");

        var right = SheetWriter.write(
                "意见",
                columns,
                List.of(
                        List.of("1", today(), "开会太多", "", "高\u3000远", "形式主义", "本单位班子成员", "高 志远", "", ""),
                        List.of("合计", "", "1条", "", "", "", "", "", "", "")));
        var report = sheet("u002", true, right).json();
        assertThat(report.path("errors")).isEmpty();
        assertThat(report.path("rows").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("联络员登记一条，进入办理")
    void aLiaisonTypesOne() {
        var number = entered(enter("u002", Map.of("words", "开会太多", "speaker", "")));
        office.runJobs();

        var opinion = opinion("u002", number);
        assertThat(opinion.json().path("state").asText()).isEqualTo("UNSORTED");
        assertThat(opinion.json().path("unit").asText()).isEqualTo("002");
        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 分类意见%d：开会太多".formatted(number));
    }

    @Test
    @DisplayName("单位看得到自己听到的，督导组看得到所督导单位的，活动办、领导小组看得到全部，别人看不到")
    void opinionIsVisibleByRole() {
        var number = entered(enter("u002", Map.of("words", "开会太多")));

        for (var login : List.of("u002", "u002-head", "sg01", "office", "leader")) {
            assertThat(opinion(login, number).status()).as(login).isEqualTo(200);
            assertThat(listed(login)).as(login).contains(number);
        }
        for (var login : List.of("u003", "u003-head", "sg02", "designer", "admin")) {
            assertThat(opinion(login, number).status()).as(login).isEqualTo(404);
            assertThat(listed(login)).as(login).doesNotContain(number);
        }
        assertThat(rest.anonymous().get(API + "/" + number).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("提意见人的姓名只有活动办看得到：接口、网页、任务、流程变量和历史里都没有")
    void theSpeakersNameIsTheOfficesAlone() {
        var name = "匿名人甲乙丙";
        var number = entered(enter("u002", Map.of("words", "开会太多", "speaker", name)));
        office.runJobs();
        var task = campaign.taskNamed("002", "意见" + number);
        var form = office.formOf("u002", task);

        assertThat(opinion("office", number).json().path("speaker").asText()).isEqualTo(name);
        assertThat(rest.browser("office").page("/opinions/" + number).body()).contains(name);
        for (var login : List.of("u002", "u002-head", "sg01", "leader")) {
            assertThat(opinion(login, number).body()).as(login).doesNotContain(name, "speaker");
            assertThat(rest.basic(login).get(API + "?campaign=" + campaign.id()).body())
                    .as(login)
                    .doesNotContain(name);
            assertThat(rest.browser(login).page("/opinions/" + number).body())
                    .as(login)
                    .contains("开会太多")
                    .doesNotContain(name, "提意见人（只有");
        }
        assertThat(form.toString()).doesNotContain(name);
        assertThat(engineKnows(name)).isZero();
    }

    private int engineKnows(String name) {
        return database.sql(
                        """
                        select (select count(*) from act_hi_varinst where text_ like :like)
                             + (select count(*) from act_ru_variable where text_ like :like)
                             + (select count(*) from act_ge_bytearray where position(:bytes in bytes_) > 0)
                             + (select count(*) from dudao.opinion_event where words like :like)""")
                .param("like", "%" + name + "%")
                .param("bytes", name.getBytes(StandardCharsets.UTF_8))
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("登记走访：一次走访几条意见，记下时间、地点和人员")
    void aVisitHasSeveralOpinions() {
        var visit = Map.of(
                "heldOn",
                today(),
                "place",
                "涧北村",
                "people",
                "邓国平、高志远",
                "opinions",
                List.of(Map.of("words", "路灯不亮"), Map.of("words", "低保名单要公开", "speaker", "老张")));
        var answer = rest.basic("u002").post(API + "/visits", visit);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var numbers = answer.json().path("numbers");
        assertThat(numbers).hasSize(2);
        var first = opinion("u002", numbers.get(0).asLong()).json();
        assertThat(first.at("/visit/place").asText()).isEqualTo("涧北村");
        assertThat(first.path("channel").asText()).isEqualTo("VISIT");
        assertThat(opinion("office", numbers.get(1).asLong())
                        .json()
                        .path("speaker")
                        .asText())
                .isEqualTo("老张");
    }

    @Test
    @DisplayName("只有听到意见的单位和活动办能登记")
    void theWrongRoleEntersNothing() {
        for (var login : List.of("sg01", "leader", "designer", "admin")) {
            var opinions = List.of(Map.of("words", "x"));
            var visit = Map.of("heldOn", today(), "place", "村", "people", "人", "opinions", opinions);
            assertThat(rest.basic(login).post(API, Map.of("opinions", opinions)).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(rest.basic(login).post(API + "/visits", visit).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(sheet(login, true, row("2014-03-25", "x")).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(sheet(login, false, row("2014-03-25", "x")).status())
                    .as(login)
                    .isEqualTo(403);
        }
        var other = rest.basic("u002").post(API, Map.of("unit", "003", "opinions", List.of(typed("x"))));
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.detail()).contains("只能登记本单位听到的意见");
        var county = rest.basic("office").post(API, Map.of("opinions", List.of(typed("全县的意见"))));
        assertThat(county.status()).isEqualTo(201);
    }

    @Test
    @DisplayName("填错的一条也不登记，说清楚错在哪里")
    void badInputIsRefusedInASentence() {
        refused(Map.of("words", "  "), "意见内容没有写");
        refused(Map.of("words", "多".repeat(1001)), "意见内容有1001个字，最多1000个字");
        refused(Map.of("words", "x", "heardOn", "2014-02-30"), "“2014-02-30”不是日期");
        refused(Map.of("words", "x", "heardOn", today(1)), "不晚于今天");
        refused(Map.of("words", "x", "heardOn", "1999-01-01"), "两年以内");
        refused(Map.of("words", "x", "kind", "OTHER"), "涉及谁没有选");
        refused(Map.of("words", "x", "kind", "OTHER", "concerns", "OTHER_UNIT"), "由哪个单位办理没有选");
        refused(Map.of("words", "x", "kind", "OTHER", "concerns", "OTHER_UNIT", "handlerUnit", "999"), "没有编码为“999”的单位");
        refused(Map.of("words", "x", "kind", "OTHER", "concerns", "BELOW", "handlerUnit", "002"), "不能转给本单位");
        refused(Map.of("words", "x", "answer", "答"), "已经答复的意见");
        refused(Map.of("words", "x", "kind", "LOUD"), "不是规定的 JSON");
        assertThat(listed("u002")).isEmpty();
    }

    private void refused(Map<String, Object> opinion, String reason) {
        var answer = enter("u002", opinion);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.detail()).contains(reason);
    }

    @Test
    @DisplayName("几条里错了一条，一条也不登记，说是第几条")
    void oneOfSeveralIsWrong() {
        var answer = rest.basic("u002").post(API, Map.of("opinions", List.of(typed("好的"), typed(" "))));

        assertThat(answer.detail()).startsWith("第2条：意见内容没有写");
        assertThat(listed("u002")).isEmpty();
    }

    @Test
    @DisplayName("意见里的脚本只当文字显示")
    void aScriptIsShownAsText() {
        var script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        var number = entered(enter(
                "u002",
                Map.of(
                        "words",
                        script,
                        "kind",
                        "OTHER",
                        "concerns",
                        "UNIT",
                        "answer",
                        script,
                        "feedback",
                        "PUBLISHED")));

        assertThat(opinion("u002", number).json().path("words").asText()).isEqualTo(script);
        for (var page : List.of("/opinions", "/opinions/" + number)) {
            assertThat(rest.browser("u002").page(page).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(rest.anonymous().get("/public/opinions").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    @DisplayName("汇总表先核对，什么也不保存；导入以后分批进入办理")
    void aSheetIsLookedThroughBeforeItIsSaved() {
        var content = rows(IntStream.range(0, 30).mapToObj(i -> row(today(), "第%d条意见".formatted(i))));
        var tried = sheet("u002", true, content);
        assertThat(tried.json().path("fresh").asInt()).as(tried.body()).isEqualTo(30);
        assertThat(listed("u002")).isEmpty();

        assertThat(sheet("u002", false, content).json().path("fresh").asInt()).isEqualTo(30);
        office.runJobs();
        assertThat(listed("u002")).hasSize(30);
        assertThat(campaign.openTasksOf("002")).hasSize(30);
    }

    @Test
    @DisplayName("同一张表导两次不会重复；表里多了几行，只加多的；一样的两行是两条")
    void theSameSheetTwiceDoesNotDouble() {
        var some = List.of(row(today(), "路灯不亮"), row(today(), "路灯不亮"), row(today(), "开会太多"));
        sheet("u002", false, rows(some.stream()));
        var again = sheet("u002", false, rows(some.stream()));
        assertThat(again.json().path("fresh").asInt()).isZero();
        assertThat(again.json().path("known").asInt()).isEqualTo(3);

        var more = Stream.concat(some.stream(), Stream.of(row(today(), "开 会 太 多"), row(today(), "新的一条")));
        assertThat(sheet("u002", false, rows(more)).json().path("fresh").asInt())
                .isEqualTo(2);
        assertThat(listed("u002")).hasSize(5);
    }

    @Test
    @DisplayName("两个人同时导入同一张表，也只有一份")
    void theSameSheetTwiceAtOnceDoesNotDouble() {
        var content = rows(IntStream.range(0, 25).mapToObj(i -> row(today(), "第%d条意见".formatted(i))));
        var fresh = Stream.of("u002", "u002-1")
                .parallel()
                .map(login -> sheet(login, false, content).json().path("fresh").asInt())
                .sorted()
                .toList();

        assertThat(fresh).containsExactly(0, 25);
        assertThat(listed("u002")).hasSize(25);
    }

    @Test
    @DisplayName("有一行错，一条也不导入；退回的表在每行旁边写着错误")
    void errorsStandBesideTheirRows() throws IOException {
        var content = rows(Stream.of(
                row(today(), "好的一条"),
                row("三月三十五", "日期不对"),
                new String[] {today(), "大喇叭", "渠道不对", "", "四风", "", "", "", ""},
                row(today(), ""),
                new String[] {today(), "", "转给没有的单位", "", "其他", "其他单位", "县航天局", "", ""}));
        var tried = sheet("u002", true, content).json();
        assertThat(tried.path("errors").findValuesAsText("row")).containsExactly("4", "5", "5", "6", "7");
        assertThat(tried.path("errors").findValuesAsText("column"))
                .containsExactly("听取日期", "听取渠道", "意见类别", "意见内容", "承办单位");
        var refused = sheet("u002", false, content);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("表里有5处错误，一条也没有导入", "第4行“听取日期”", "三月三十五");
        assertThat(listed("u002")).isEmpty();

        var marked = rest.basicBytes("u002", "POST", API + "/sheet/marked", new Rest.Upload("意见.xlsx", content));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            assertThat(cellsOf(workbook.getSheetAt(0).getRow(1))).contains(ReturnedSheet.ERRORS);
            assertThat(cellsOf(workbook.getSheetAt(0).getRow(3))).anyMatch(cell -> cell.contains("不是日期"));
            assertThat(cellsOf(workbook.getSheetAt(0).getRow(2))).noneMatch(cell -> cell.contains("不是"));
        }
    }

    private static List<String> cellsOf(Row row) {
        return IntStream.range(0, row.getLastCellNum())
                .mapToObj(i -> row.getCell(i) == null ? "" : row.getCell(i).toString())
                .toList();
    }

    @Test
    @DisplayName("公式、合并单元格、不是表格的文件、缺列的表、一百万行的表，都说得清楚，不会导入")
    void aStrangeSheetIsRefused() throws IOException {
        refusedSheet(changed(sheet -> sheet.getRow(2).getCell(2).setCellFormula("1+1")), "公式");
        refusedSheet(changed(sheet -> sheet.addMergedRegion(new CellRangeAddress(2, 3, 2, 2))), "合并");
        refusedSheet("不是表格".getBytes(StandardCharsets.UTF_8), "意见.xlsx");
        refusedSheet(SheetWriter.write("x", List.of("听取日期"), List.of(List.of(today()))), "意见内容");
        refusedSheet(rows(Stream.empty()), "一条意见也没有");
        refusedSheet(aMillionRows(), "请");
        assertThat(listed("u002")).isEmpty();
    }

    private void refusedSheet(byte[] content, String reason) {
        for (var dryRun : List.of(true, false)) {
            var answer = sheet("u002", dryRun, content);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.detail()).contains(reason);
        }
    }

    private byte[] changed(Consumer<XSSFSheet> change) throws IOException {
        var content = rows(Stream.of(row(today(), "一"), row(today(), "二")));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                var out = new ByteArrayOutputStream()) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** A correct sheet with one million additional rows; the compressed file is small. */
    private byte[] aMillionRows() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(changed(sheet -> {})));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().endsWith("sheet1.xml")) {
                    int end = content.indexOf("</sheetData>");
                    zip.write(content.substring(0, end).getBytes(StandardCharsets.UTF_8));
                    var row = "<row><c t=\"inlineStr\"><is><t>一</t></is></c></row>".getBytes(StandardCharsets.UTF_8);
                    for (int more = 0; more < 1_000_000; more++) {
                        zip.write(row);
                    }
                    zip.write(content.substring(end).getBytes(StandardCharsets.UTF_8));
                } else {
                    zip.write(content.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("空表有全部的列，填了能导入")
    void theTemplateCanBeFilledIn() throws IOException {
        var empty = rest.basicBytes("u002", "GET", API + "/sheet", null);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(empty))) {
            assertThat(cellsOf(workbook.getSheetAt(0).getRow(1))).containsAll(COLUMNS);
        }
    }

    // Requests

    private Answer enter(String login, Map<String, Object> opinion) {
        return rest.basic(login).post(API, Map.of("opinions", List.of(typed(opinion))));
    }

    private Map<String, Object> typed(String words) {
        return typed(Map.of("words", words));
    }

    private Map<String, Object> typed(Map<String, Object> opinion) {
        var whole = new HashMap<String, Object>(Map.of("heardOn", today(), "channel", "TALK"));
        whole.putAll(opinion);
        return whole;
    }

    private static long entered(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/numbers/0").asLong();
    }

    private Answer opinion(String login, long number) {
        return rest.basic(login).get(API + "/" + number);
    }

    private List<Long> listed(String login) {
        return rest
                .basic(login)
                .get(API + "?campaign=" + campaign.id())
                .json()
                .path("lines")
                .findValuesAsText("number")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private String[] row(String date, String words) {
        return new String[] {date, "", words, "", "", "", "", "", ""};
    }

    private static byte[] rows(Stream<String[]> rows) {
        return SheetWriter.write("意见", COLUMNS, rows.map(Arrays::asList).toList());
    }

    private Answer sheet(String login, boolean dryRun, String[] row) {
        return sheet(login, dryRun, rows(Stream.<String[]>of(row)));
    }

    private Answer sheet(String login, boolean dryRun, byte[] content) {
        return rest.basic(login).post(API + "/sheet?dryRun=" + dryRun, new Rest.Upload("意见.xlsx", content));
    }

    private String today() {
        return today(0);
    }

    private String today(int days) {
        return LocalDate.now(clock).plusDays(days).toString();
    }
}
