package org.dudao.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.dudao.organization.UnitMoved;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code opinion.bpmn}: sorting, handing on, one return, answer, feedback. */
@DudaoTest
class OpinionProcessTest {

    private static final String UNIT = "002";
    private static final String SORT = "UserTask_SortOpinion";
    private static final String ANSWER = "UserTask_AnswerOpinion";
    private static final String HANDLE = "UserTask_HandleOpinion";
    private static final String DECIDE = "UserTask_DecideHandler";
    private static final String FEED_BACK = "UserTask_FeedBack";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("opinion");

    @Autowired
    Office office;

    @Autowired
    OpinionIntakeService intake;

    @Autowired
    OpinionFacade opinions;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private TestCampaign campaign;
    private long number;

    @BeforeEach
    void anOpinionIsHeard() {
        campaign = office.enrols();
        number = hears("文山会海太多，基层忙着开会填表");
    }

    @Test
    @DisplayName("本单位听到、本单位能办的：分类、答复并公开，就办完了")
    void whatAUnitCanDoItself() {
        assertThat(form("u002", SORT)).containsEntry("kind", "FORMALISM").containsEntry("concerns", "UNIT");
        sorts("u002", "UNIT", Map.of());
        completes("u002", ANSWER, Map.of("answer", "会议压减三成", "feedback", "PUBLISHED"));

        assertThat(opinion().path("state").asText()).isEqualTo("FED_BACK");
        assertThat(rest.anonymous().get("/public/opinions").body()).contains("会议压减三成");
        assertThat(campaign.openTasksOf(UNIT)).isEmpty();
    }

    @Test
    @DisplayName("意见页上，该办的人有去办的链接，别人没有；从任务里来的回得去")
    void whoHasToActFindsTheTask() {
        var link = "/camunda/app/tasklist/default/#/?task=";
        var sorting = task(SORT).getId();
        assertThat(page("u002")).contains(link + sorting, "去分类、确定承办");
        assertThat(page("sg01")).doesNotContain(link);
        assertThat(form("u002", SORT)).containsEntry("taskId", sorting);
        assertThat(rest.browser("u002")
                        .page("/opinions?mine=true&fromTask=" + sorting)
                        .body())
                .contains("回到任务", link + sorting);
        assertThat(rest.browser("u002")
                        .page("/opinions?fromTask=javascript:alert(1)")
                        .body())
                .doesNotContain("回到任务", "alert(1)");

        sorts("u002", "UNIT", Map.of());
        assertThat(page("u002")).contains(link + task(ANSWER).getId(), "去办理、答复");
        completes("u002", ANSWER, Map.of("answer", "好的", "feedback", "PUBLISHED"));
        assertThat(page("u002")).doesNotContain(link);
    }

    private String page(String login) {
        return rest.browser(login).page("/opinions/" + number).body();
    }

    @Test
    @DisplayName("先答复、稍后反馈的，由听到意见的单位反馈")
    void theAnswerIsFedBackLater() {
        sorts("u002", "UNIT", Map.of());
        completes("u002", ANSWER, Map.of("answer", "会议压减两成", "feedback", "LATER"));
        assertThat(opinion().path("state").asText()).isEqualTo("ANSWERED");
        completes("u002", FEED_BACK, Map.of("feedback", "SENT_BACK", "feedbackWords", "已在村民大会上答复"));

        assertThat(opinion().path("feedback").asText()).isEqualTo("SENT_BACK");
        assertThat(rest.anonymous().get("/public/opinions").body())
                .as("what was sent back is not made public")
                .doesNotContain("会议压减两成");
        assertThat(campaign.openTasksOf(UNIT)).isEmpty();
    }

    @Test
    @DisplayName("转给别的单位的，认领就是签收，记下时间和签收人")
    void whatIsHandedOnIsReceived() {
        sorts("u002", "OTHER_UNIT", Map.of("handlerUnit", "003"));
        assertThat(opinion().path("state").asText()).isEqualTo("HANDED_ON");
        office.claims(task(HANDLE), "u003");

        assertThat(opinion().path("state").asText()).isEqualTo("IN_HAND");
        var receipt = event("签收");
        assertThat(receipt.path("by").asText()).isEqualTo("u003");
        assertThat(receipt.path("at").asText()).isNotBlank();
    }

    @Test
    @DisplayName("承办单位答复以后，由转出单位反馈")
    void unitThatHandedOnFeedsBack() {
        sorts("u002", "OTHER_UNIT", Map.of("handlerUnit", "003"));
        completes("u003", HANDLE, Map.of("outcome", "answer", "answer", "下周就修"));
        completes("u002", FEED_BACK, Map.of("feedback", "PUBLISHED"));

        assertThat(opinion().path("answer").asText()).isEqualTo("下周就修");
        assertThat(opinion().path("state").asText()).isEqualTo("FED_BACK");
    }

    @Test
    @DisplayName("承办单位可以退回转出单位一次，写明理由；再次退回由活动办确定承办，不能再退")
    void itIsReturnedOnceAndThenTheOfficeDecides() {
        sorts("u002", "OTHER_UNIT", Map.of("handlerUnit", "003"));
        completes("u003", HANDLE, Map.of("outcome", "return", "returnReason", "不归我们管"));
        assertThat(opinion().path("holder").asText()).isEqualTo("unit-002");
        sorts("u002", "BELOW", Map.of("handlerUnit", "004"));
        completes("u004", HANDLE, Map.of("outcome", "return", "returnReason", "也不归我们管"));
        assertThat(opinion().path("holder").asText()).isEqualTo("office");

        var task = task(DECIDE);
        opens("office", task);
        campaign.of("office").completes(task, sorting("OTHER_UNIT", Map.of("handlerUnit", "005")));
        assertThatThrownBy(() -> completes("u005", HANDLE, Map.of("outcome", "return", "returnReason", "还是不归我们管")))
                .isInstanceOf(Refusal.class);
        completes("u005", HANDLE, Map.of("answer", "我们办"));

        assertThat(opinion().path("state").asText()).isEqualTo("ANSWERED");
        assertThat(opinion().path("events").findValuesAsText("what"))
                .containsExactly("登记", "分类转办", "签收", "退回", "分类转办", "签收", "退回", "分类转办", "签收", "答复");
    }

    @Test
    @DisplayName("报上级的，交督导组或者活动办")
    void whatGoesUp() {
        sorts("u002", "ABOVE", Map.of("above", "supervision"));
        assertThat(opinion().path("holder").asText()).isEqualTo("supervision-01");
        completes("sg01", HANDLE, Map.of("outcome", "answer", "answer", "已向县里反映"));

        number = hears("县里要统筹一下");
        sorts("u002", "ABOVE", Map.of("above", "office"));
        assertThat(opinion().path("holder").asText()).isEqualTo("office");
    }

    @Test
    @DisplayName("单位换了督导组，报给督导组的意见跟着走")
    void whatLiesWithTheGroupMovesWithTheUnit() {
        sorts("u002", "ABOVE", Map.of("above", "supervision"));
        transaction.executeWithoutResult(status -> events.publishEvent(new UnitMoved(UNIT, "01", "02")));

        assertThat(opinion().path("holder").asText()).isEqualTo("supervision-02");
        completes("sg02", HANDLE, Map.of("outcome", "answer", "answer", "已向县里反映"));
        assertThat(opinion().path("state").asText()).isEqualTo("ANSWERED");
    }

    @Test
    @DisplayName("涉及班子成员的从本单位班子里选，别人不收")
    void leadersAreNamed() {
        var task = task(SORT);
        var leaders = String.valueOf(office.formOf("u002", task).get("leaderOptions"));
        assertThat(leaders).contains("\"label\":");
        assertThatThrownBy(() -> campaign.unit(UNIT)
                        .completes(task, sorting("LEADERS", Map.of("leaderNames", Answers.json(List.of("张三丰"))))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("涉及的班子成员");
        assertThat(opinion().path("state").asText()).isEqualTo("UNSORTED");

        var first = Spin.JSON(leaders).elements().get(0).prop("value").stringValue();
        campaign.unit(UNIT).completes(task, sorting("LEADERS", Map.of("leaderNames", Answers.json(List.of(first)))));
        assertThat(opinion().path("leaders").asText()).isEqualTo(first);
    }

    @Test
    @DisplayName("登记时已经分类的，直接办理；已经答复、反馈的，登记就办完")
    void whatIsSortedOrAnsweredAlreadyIsNotAskedAgain() {
        number = hears(new NewOpinion(
                UNIT,
                OpinionChannel.TALK,
                "窗口态度要改",
                today(),
                "",
                "",
                new SortingChoice(OpinionKind.BUREAUCRACY, Concern.UNIT, null, null, null, null),
                "",
                null));
        assertThat(task(ANSWER)).isNotNull();

        number = hears(new NewOpinion(
                UNIT,
                OpinionChannel.TALK,
                "公示栏半年没有更新",
                today(),
                "",
                "",
                SortingChoice.own(OpinionKind.LAST_MILE),
                "这就更新",
                null));
        assertThat(task(FEED_BACK)).isNotNull();

        number = hears(NewOpinion.unsorted(UNIT, OpinionChannel.TALK, "公示栏要更新", today())
                .answered(OpinionKind.LAST_MILE, "当场更新"));
        assertThat(opinion().path("state").asText()).isEqualTo("FED_BACK");
        assertThat(tasks()).isEmpty();
    }

    @Test
    @DisplayName("到期提醒每一步，什么也不推动")
    void everyStepIsRemindedOf() {
        office.reminds(task(SORT));
        sorts("u002", "OTHER_UNIT", Map.of("handlerUnit", "003"));
        office.reminds(task(HANDLE));
        completes("u003", HANDLE, Map.of("outcome", "return", "returnReason", "不归我们管"));
        sorts("u002", "OTHER_UNIT", Map.of("handlerUnit", "003"));
        completes("u003", HANDLE, Map.of("outcome", "return", "returnReason", "不归我们管"));
        office.reminds(task(DECIDE));
        assertThat(tasks()).hasSize(1);

        number = hears("另一条意见");
        sorts("u002", "UNIT", Map.of());
        office.reminds(task(ANSWER));
        completes("u002", ANSWER, Map.of("answer", "好的", "feedback", "LATER"));
        office.reminds(task(FEED_BACK));
        assertThat(tasks()).hasSize(1);
    }

    @Test
    @DisplayName("列入台账：状态不变，只能列入一项")
    void anOpinionGoesOnTheLedgerOnce() {
        opinions.putOnLedger(List.of(number), 7, "u002");

        assertThat(opinions.ofItem(7)).extracting(opinion -> opinion.number()).contains(number);
        assertThat(opinion().path("ledgerItem").asLong()).isEqualTo(7);
        assertThat(opinion().path("state").asText()).isEqualTo("UNSORTED");
        assertThatThrownBy(() -> opinions.putOnLedger(List.of(number), 8, "u002"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("台账第7项");
    }

    private long hears(String words) {
        return hears(NewOpinion.unsorted(UNIT, OpinionChannel.VISIT, words, today()));
    }

    private long hears(NewOpinion said) {
        var numbers = intake.enter(List.of(said), campaign.id(), "u002");
        office.runJobs();
        return numbers.get(0);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void sorts(String login, String concerns, Map<String, Object> more) {
        var task = task(SORT);
        opens(login, task);
        campaign.of(login).completes(task, sorting(concerns, more));
    }

    private static Map<String, Object> sorting(String concerns, Map<String, Object> more) {
        var answers = new HashMap<String, Object>(Map.of("kind", "FORMALISM", "concerns", concerns));
        answers.putAll(more);
        return answers;
    }

    private void completes(String login, String step, Map<String, Object> answers) {
        campaign.of(login).completes(task(step), answers);
    }

    /** Opening the form computes the choices that the server accepts. */
    private void opens(String login, Task task) {
        form(login, task);
    }

    private Map<String, Object> form(String login, String step) {
        return form(login, task(step));
    }

    private Map<String, Object> form(String login, Task task) {
        return office.formOf(login, task);
    }

    private List<Task> tasks() {
        return campaign.tasksOf(UNIT).stream()
                .filter(task -> task.getName().contains("意见%d：".formatted(number)))
                .toList();
    }

    private Task task(String step) {
        return tasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + step + ": " + campaign.openTasksOf(UNIT)));
    }

    private JsonNode opinion() {
        return rest.basic("office").get("/api/opinions/" + number).json();
    }

    private JsonNode event(String what) {
        for (var event : opinion().path("events")) {
            if (event.path("what").asText().equals(what)) {
                return event;
            }
        }
        throw new AssertionError("No " + what + ": " + opinion());
    }
}
