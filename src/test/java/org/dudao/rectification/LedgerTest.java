package org.dudao.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.Office;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The rules of the ledger: person responsible, deadline, measures; report and verification by two people; write-off
 * one by one.
 */
@DudaoTest
class LedgerTest {

    private static final String UNIT = "002";

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    LedgerOfUnit ledger;

    @BeforeEach
    void launch() {
        ledger = new LedgerOfUnit(office, office.launches(), UNIT);
    }

    @ParameterizedTest
    @CsvSource({"person, 责任人", "deadline, 完成时限", "measures, 整改措施", "problem, 问题"})
    @DisplayName("没有责任人、时间表、路线图的，不能列入台账")
    void nothingIsAcceptedWithoutPersonDeadlineAndMeasures(String field, String label) {
        var without = new HashMap<>(ledger.wellWritten());
        without.remove(field);
        var answer = ledger.as("u002").post("/api/ledger", without);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("不能列入台账", label);
        assertThat(items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"县水务局", "办公室", "邓国平、高志远", "安立新"})
    @DisplayName("责任人是本单位的一个人，不是单位，不是几个人，也不是别的单位的人")
    void onePersonOfTheUnitIsResponsible(String person) {
        assertThat(ledger.tries(Map.of("person", person)).detail()).contains("责任人", "这个单位里没有");
        assertThat(ledger.tries(Map.of("person", "邓国平")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("整改方案里的责任人也要是本单位的一个人，方案才交得上去")
    void aPlanThatNamesNobodyOfItsUnitIsNotHandedIn() {
        var campaign = ledger.campaign();
        campaign.begins(UNIT, "stageRectifyInstitute", 3);
        office.runJobs();
        var plan = campaign.taskNamed(UNIT, "整改方案");
        var items = Answers.json(
                List.of(Map.of("problem", "文山会海", "measures", "压减三成", "person", "办公室", "deadline", "2050-08-31")));

        assertThatThrownBy(() ->
                        campaign.unit(UNIT).writes(plan, Answers.good("rectification-plan", Map.of("items", items))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第1项的“责任人”");
    }

    @Test
    @DisplayName("问题清单里的问题直接进整改方案，方案里的事项直接上台账，不用再抄一遍")
    void problemsBecomeAPlanAndThePlanBecomesTheLedgerWithoutRetyping() {
        var campaign = ledger.campaign();
        campaign.begins(UNIT, "stageExamineCriticise", 2).run();
        campaign.begins(UNIT, "stageRectifyInstitute", 3);
        office.runJobs();

        var form = office.formOf("u002", campaign.taskNamed(UNIT, "整改方案"));
        assertThat(form.get("items")).asString().contains("应景式开会、套路式说话", "接触矛盾少");
        campaign.course(UNIT).runUntil("UserTask_ReportItemDone");
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.path("problem").asText()).isEqualTo("公车私用");
            assertThat(item.path("origin").asText()).isEqualTo("PLAN");
            assertThat(item.path("person").asText()).isEqualTo("范春梅");
        });
    }

    @Test
    @DisplayName("办成一件注销一件：上报、核实，有号有日期")
    void doneMeansVerifiedAndThenItIsWrittenOffWithNumberAndDate() {
        var number = ledger.accepts();
        ledger.reportsDone(number);
        assertThat(ledger.item(number).path("state").asText()).isEqualTo("REPORTED");
        ledger.campaign()
                .supervision("01")
                .judges(ledger.task(number, "UserTask_VerifyItem"), Answers.accept(), List.of());

        var item = ledger.item(number);
        assertThat(item.path("state").asText()).isEqualTo("WRITTEN_OFF");
        assertThat(item.path("writeOffNumber").asText())
                .startsWith(ledger.campaign().id() + "-销-");
        assertThat(item.path("writtenOffOn").asText()).isEqualTo(today().toString());
        assertThat(what(number)).containsExactly("ACCEPTED", "REPORTED", "WRITTEN_OFF");
    }

    @Test
    @DisplayName("上报的任务直接给责任人；换了责任人，任务跟着走")
    void theResponsiblePersonGetsTheTask() {
        var number = ledger.accepts(Map.of("person", "u002-head"));
        assertThat(ledger.task(number, "UserTask_ReportItemDone").getAssignee()).isEqualTo("u002-head");
        assertThat(ledger.item(number).at("/tasks/0/waitingFor").asText()).isEqualTo("范春梅");

        ledger.does("u002", number, "person", Map.of("person", "u002", "words", "工作变动"));
        assertThat(ledger.task(number, "UserTask_ReportItemDone").getAssignee()).isEqualTo("u002");
        ledger.reportsDone(number);
        assertThat(ledger.item(number).at("/tasks/0/reports").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("事项的页面写明上报是哪项任务、由谁办，牵头单位有去办的链接")
    void theItemsPageLeadsToTheTask() {
        var number = ledger.accepts(Map.of("person", "u002-head"));
        var task = ledger.task(number, "UserTask_ReportItemDone");
        var link = "href=\"/camunda/app/tasklist/default/#/?task=%s\"".formatted(task.getId());

        assertThat(ledger.browser("u002").page("/ledger/" + number).body()).contains(link, "上报完成", "由范春梅办理");
        assertThat(ledger.browser("office").page("/ledger/" + number).body())
                .contains("由范春梅办理")
                .doesNotContain(link);
    }

    @Test
    @DisplayName("责任人从牵头单位的人里选，单位写名称、写代码都行，写错的提示是哪个")
    void theFormOffersThePeopleOfTheUnit() {
        var people = ledger.as("office")
                .get("/api/ledger/people?unit=" + url("县水务局"))
                .json();

        assertThat(people.findValuesAsText("login")).startsWith("u002-head").contains("u002");
        assertThat(people.findValuesAsText("role")).startsWith("一把手");
        assertThat(ledger.as("u003").get("/api/ledger/people?unit=002").status())
                .isEqualTo(403);
        assertThat(ledger.as("office")
                        .get("/api/ledger/people?unit=" + url("水务局"))
                        .detail())
                .contains("“牵头单位”填的是“水务局”", "是否“县水务局”（代码 002）");
        var number = ledger.accepts(Map.of("unit", "县水务局", "helpers", List.of("县司法局")));
        assertThat(ledger.item(number).path("unit").asText()).isEqualTo("002");
        assertThat(ledger.item(number).path("helpers").toString()).contains("县司法局");
        assertThat(ledger.browser("u002").page("/ledger/new").body())
                .contains("value=\"u002-head\"", "<option value=\"\">请选择</option>")
                .doesNotContain("selected");
    }

    @Test
    @DisplayName("在账的是没有销号的，已经销号的只算在累计列账里")
    void onTheLedgerMeansNotWrittenOff() {
        ledger.isWrittenOff(ledger.accepts());
        ledger.accepts();
        var counts = ledger.as("u002").get("/api/ledger/figures").json();

        assertThat(ledger.browser("u002").page("/ledger").body())
                .contains(
                        "<dt>累计列账</dt><dd>%d</dd>"
                                .formatted(counts.path("items").asInt()),
                        "<dt>在账</dt><dd>%d</dd>"
                                .formatted(counts.path("items").asInt()
                                        - counts.path("writtenOff").asInt()));
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("没效果的补火：退回的事项变黄，退回两次变红")
    void whatHasNoEffectComesBackAndShowsIt() {
        var number = ledger.accepts();
        for (var light : List.of("YELLOW", "RED")) {
            ledger.reportsDone(number);
            ledger.campaign()
                    .supervision("01")
                    .judges(
                            ledger.task(number, "UserTask_VerifyItem"),
                            Answers.returned(),
                            List.of(Answers.finding("边整边改没效果的要进行补火")));
            assertThat(ledger.item(number).path("state").asText()).isEqualTo("SENT_BACK");
            assertThat(ledger.item(number).path("light").asText()).isEqualTo(light);
        }
        assertThat(lastEvent(number).path("why").asText()).isEqualTo("边整边改没效果的要进行补火");
    }

    @Test
    @DisplayName("撤回上报的，台账上也回到整改中")
    void aReportThatIsTakenBackIsTakenBackOnTheLedger() {
        var number = ledger.accepts();
        ledger.reportsDone(number);
        ledger.campaign().withdraws("u002", "unit-002", "rectification-item", String.valueOf(number));

        assertThat(ledger.item(number).path("state").asText()).isEqualTo("UNDER_WAY");
        assertThat(lastEvent(number).path("what").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    @DisplayName("上报和核实是两个人的两件事：本单位的人不能核实")
    void nobodyVerifiesAnItemOfTheirOwnUnit() {
        var other = new LedgerOfUnit(office, ledger.campaign(), "001");
        var number = other.accepts();
        other.reportsDone(number);
        var verify = other.task(number, "UserTask_VerifyItem");

        assertThatThrownBy(() -> other.campaign().of("sg01-1").judges(verify, Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("回避");
        assertThat(other.item(number).path("state").asText()).isEqualTo("REPORTED");
    }

    @Test
    @DisplayName("协办单位的人也不能核实")
    void nobodyVerifiesWhatTheirUnitHasHelpedWith() {
        var number = ledger.accepts(Map.of("helpers", List.of("001")));
        ledger.reportsDone(number);
        var verify = ledger.task(number, "UserTask_VerifyItem");

        assertThatThrownBy(() -> ledger.campaign().of("sg01-1").judges(verify, Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("协办单位");
    }

    @Test
    @DisplayName("协办单位把自己那一份报给牵头单位，牵头单位对整件事负责")
    void helpersReportTheirPartToTheLead() {
        var number = ledger.accepts(Map.of("helpers", List.of("003")));

        assertThat(ledger.does("u003", number, "part", Map.of("words", "沿线违建已拆除"))
                        .status())
                .isEqualTo(204);
        assertThat(ledger.does("u002", number, "part", Map.of("words", "代报")).status())
                .isEqualTo(403);
        assertThat(ledger.does("u003", number, "progress", Map.of("words", "代记"))
                        .status())
                .isEqualTo(403);
        assertThat(ledger.does("u004", number, "part", Map.of("words", "路过")).status())
                .isEqualTo(404);
        assertThat(office.formOf("u002", ledger.task(number, "UserTask_ReportItemDone"))
                        .get("itemRows"))
                .asString()
                .contains("沿线违建已拆除");
    }

    @Test
    @DisplayName("原定时限永远不变：延期要在到期以前申请，写明理由和新时限，由督导组答复")
    void theFirstDeadlineStaysWhateverIsGranted() {
        var first = today().plusDays(10);
        var until = first.plusDays(20);
        var number = ledger.accepts(Map.of("deadline", first.toString()));
        assertThat(ledger.does("u002", number, "extension", Map.of("until", first.toString(), "words", "雨季"))
                        .detail())
                .contains("新的时限要晚于");
        assertThat(ledger.does("u002", number, "extension", Map.of("until", until.toString()))
                        .detail())
                .contains("理由");
        assertThat(ledger.does("u002", number, "extension", Map.of("until", until.toString(), "words", "雨季不能施工"))
                        .status())
                .isEqualTo(204);
        assertThat(ledger.does("u002", number, "extension", Map.of("until", until.toString(), "words", "再申请"))
                        .status())
                .isEqualTo(409);
        ledger.campaign()
                .supervision("01")
                .completes(ledger.task(number, "UserTask_DecideExtension"), Answers.accept());

        var item = ledger.item(number);
        assertThat(item.path("firstDeadline").asText()).isEqualTo(first.toString());
        assertThat(item.path("deadline").asText()).isEqualTo(until.toString());
        assertThat(item.path("extended").asBoolean()).isTrue();
        assertThat(LocalDate.ofInstant(
                        ledger.task(number, "UserTask_ReportItemDone")
                                .getDueDate()
                                .toInstant(),
                        clock.getZone()))
                .isEqualTo(until);
    }

    @Test
    @DisplayName("延得久的由领导小组答复；不同意的时限不变")
    void aLongExtensionIsDecidedByTheLeadingGroup() {
        var first = today().plusDays(10);
        var number = ledger.accepts(Map.of("deadline", first.toString()));
        ledger.does(
                "u002", number, "extension", Map.of("until", first.plusDays(31).toString(), "words", "要等省里批复"));
        var decide = ledger.task(number, "UserTask_DecideLongExtension");

        assertThatThrownBy(() -> ledger.campaign().of("leader").completes(decide, Answers.returned()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("意见");
        ledger.campaign().of("leader").completes(decide, Answers.returned("抓紧办，不延"));
        assertThat(ledger.item(number).path("deadline").asText()).isEqualTo(first.toString());
        assertThat(lastEvent(number).path("what").asText()).isEqualTo("EXTENSION_REFUSED");
    }

    @Test
    @DisplayName("时限已经过去的，不能列入台账")
    void nothingIsLateFromTheStart() {
        var answer = ledger.tries(Map.of("deadline", today().minusDays(1).toString()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("完成时限", "已经过去");
    }

    @Test
    @DisplayName("过了期不能再申请延期")
    void lateUnitGetsNoExtension() {
        var number = ledger.accepts(Map.of("deadline", today().plusDays(1).toString()));
        clock.forward(Duration.ofDays(2));

        assertThat(ledger.does(
                                "u002",
                                number,
                                "extension",
                                Map.of("until", today().plusDays(9).toString(), "words", "忘了"))
                        .detail())
                .contains("已过");
        assertThat(ledger.item(number).path("light").asText()).isEqualTo("YELLOW");
    }

    @Test
    @DisplayName("一时办不了的：督导组核实，向群众说明，仍在台账上，每季度复核")
    void whatCannotBeDoneNowIsExplainedAndStaysOnTheLedger() {
        var number = ledger.accepts();
        ledger.isPutOff(number);

        assertThat(ledger.item(number).path("state").asText()).isEqualTo("CANNOT_NOW");
        assertThat(items()).hasSize(1);
        assertThat(ledger.campaign().openTasksOf(UNIT)).noneMatch(name -> name.contains("整改并上报完成"));
        assertThat(ledger.anybody().get("/public/ledger").body()).contains("公车私用", "规划明年才批");
    }

    @Test
    @DisplayName("台账上的每一次变动都有谁、何时、从哪到哪、为什么")
    void everyChangeIsAnEvent() {
        var number = ledger.accepts();
        ledger.does("u002", number, "progress", Map.of("words", "已清理三辆"));
        ledger.does("u002-head", number, "person", Map.of("person", "高志远", "words", "原责任人调离"));

        assertThat(what(number)).containsExactly("ACCEPTED", "PROGRESS", "PERSON_CHANGED");
        assertThat(lastEvent(number).path("by").asText()).isEqualTo("范春梅");
        assertThat(lastEvent(number).path("why").asText()).isEqualTo("原责任人调离");
        assertThat(lastEvent(number).path("changes").asText()).contains("高志远");
        assertThat(ledger.item(number).path("person").asText()).isEqualTo("高志远");
    }

    @Test
    @DisplayName("单位看自己牵头和协办的，督导组看自己联系的单位，活动办看全部")
    void everybodySeesWhatConcernsThem() {
        var number = ledger.accepts(Map.of("helpers", List.of("005")));
        for (var login : List.of("u002", "u005", "sg01", "office", "leader")) {
            assertThat(ledger.as(login).get("/api/ledger/" + number).status())
                    .as(login)
                    .isEqualTo(200);
        }
        for (var login : List.of("u004", "sg02", "designer")) {
            assertThat(ledger.as(login).get("/api/ledger/" + number).status())
                    .as(login)
                    .isEqualTo(404);
        }
        assertThat(ledger.as("u004").post("/api/ledger", ledger.wellWritten()).status())
                .isEqualTo(403);
    }

    private List<JsonNode> items() {
        var all = new ArrayList<JsonNode>();
        ledger.as("office")
                .get("/api/ledger?unit=%s&campaign=%s"
                        .formatted(UNIT, ledger.campaign().id()))
                .json()
                .forEach(all::add);
        return all;
    }

    private List<String> what(long number) {
        return ledger.item(number).path("events").findValuesAsText("what");
    }

    private JsonNode lastEvent(long number) {
        var events = ledger.item(number).path("events");
        return events.get(events.size() - 1);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
