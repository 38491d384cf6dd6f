package org.dudao.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dudao.support.AtOnce;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The word lists propose and a person decides, also for many at once; the rate of accepted proposals is counted. */
@DudaoTest
class OpinionSortingTest {

    private static final String API = "/api/opinions";

    @Autowired
    Office office;

    @Autowired
    OpinionIntakeService intake;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    private TestCampaign campaign;

    @BeforeEach
    void aCampaignIsUnderWay() {
        campaign = office.enrols();
    }

    @Test
    @DisplayName("按关键词建议类别和涉及谁，没有关键词的不建议")
    void wordsProposeAKind() {
        proposes("文山会海太多，基层忙着填表", "FORMALISM", "UNIT");
        proposes("门难进、脸难看、话难听", "BUREAUCRACY", "UNIT");
        proposes("上班时间打牌、玩游戏", "HEDONISM", "UNIT");
        proposes("公款大吃大喝", "EXTRAVAGANCE", "UNIT");
        proposes("低保名单不公开", "INTERESTS", "UNIT");
        proposes("办证来回跑了几趟", "LAST_MILE", "UNIT");
        proposes("希望越来越好", null, "UNIT");
        proposes("局长很少下基层", "BUREAUCRACY", "LEADERS");
        proposes("请县里协调修路", "INTERESTS", "ABOVE");
        proposes("村干部办事不公", null, "BELOW");
        proposes("县司法局的调解室总是锁着", null, "OTHER_UNIT");
    }

    private void proposes(String words, @Nullable String kind, String concerns) {
        long number = hears("002", words).get(0);
        var line = line("u002", number);

        assertThat(line.path("proposedKind").asText("").replace("null", ""))
                .as(words)
                .isEqualTo(kind == null ? "" : kind);
        assertThat(line.path("proposedConcerns").asText()).as(words).isEqualTo(concerns);
        assertThat(line.path("kind").isNull()).as("a person decides").isTrue();
    }

    @Test
    @DisplayName("一次分类许多条，各按各的，任务随着办结；规则建议采用了多少看得出来，登记时就分了类的不算")
    void manyAreSortedAtOnceAndTheRateIsShown() {
        var sorted = NewOpinion.unsorted("002", OpinionChannel.VISIT, "公款吃喝", LocalDate.now(clock))
                .answered(OpinionKind.OTHER, "查过，没有");
        intake.enter(List.of(sorted), campaign.id(), "u002");
        var numbers = hears("002", "开会多", "检查多", "公款吃喝", "没有关键的话");
        var answer = sort(
                "u002",
                item(numbers.get(0), "FORMALISM", "UNIT"),
                item(numbers.get(1), "BUREAUCRACY", "UNIT"),
                item(numbers.get(2), "EXTRAVAGANCE", "UNIT"),
                item(numbers.get(3), "OTHER", "UNIT"));

        assertThat(answer.json().path("done").asInt()).as(answer.body()).isEqualTo(4);
        assertThat(campaign.openTasksOf("002")).hasSize(4).allMatch(name -> name.contains("办理意见"));
        var rate = rest.basic("office")
                .get(API + "/proposals?campaign=" + campaign.id())
                .json();
        assertThat(rate.at("/all/decided").asInt()).isEqualTo(3);
        assertThat(rate.at("/all/kept").asInt()).isEqualTo(2);
        assertThat(rate.at("/all/percent").asInt()).isEqualTo(67);
        assertThat(rate.path("without").asInt()).isEqualTo(1);
        assertThat(rate.path("byKind").findValuesAsText("kind")).containsExactly("EXTRAVAGANCE", "FORMALISM");
        assertThat(rate.path("byKind").findValuesAsText("percent")).containsExactly("100", "50");
    }

    @Test
    @DisplayName("逐条在任务列表里分类，建议已经预选，一样算采用率")
    void oneByOneInTasklist() {
        long number = hears("002", "开会多").get(0);
        var task = campaign.taskNamed("002", "意见" + number);
        var form = office.formOf("u002", task);
        assertThat(form).containsEntry("kind", "FORMALISM").containsEntry("concerns", "UNIT");
        campaign.unit("002").completes(task, Map.of("kind", "FORMALISM", "concerns", "UNIT"));

        var rate = rest.basic("office")
                .get(API + "/proposals?campaign=" + campaign.id())
                .json();
        assertThat(rate.at("/all/percent").asInt()).isEqualTo(100);
    }

    @Test
    @DisplayName("一批里有一条不对，一条也不办")
    void oneOfManyIsWrong() {
        var numbers = hears("002", "开会多", "检查多");
        var answer = sort("u002", item(numbers.get(0), "FORMALISM", "UNIT"), item(numbers.get(1), null, "UNIT"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("第%d号意见：意见类别没有选".formatted(numbers.get(1)));
        assertThat(line("u002", numbers.get(0)).path("state").asText()).isEqualTo("UNSORTED");
    }

    @Test
    @DisplayName("别人已经认领的，不能替他分类；已经分类的，不能再分")
    void whatAColleagueHasIsNotSortedForThem() {
        long number = hears("002", "开会多").get(0);
        office.claims(campaign.taskNamed("002", "意见" + number), "u002-1");
        assertThat(sort("u002", item(number, "FORMALISM", "UNIT")).detail()).contains("已经由“u002-1”认领");
        assertThat(sort("u002-1", item(number, "FORMALISM", "UNIT")).status()).isEqualTo(200);

        assertThat(sort("u002-1", item(number, "OTHER", "UNIT")).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("不由自己办的不能分类，看不到的就像没有；活动办看得到，也不能替单位分类")
    void theWrongRoleSortsNothing() {
        long number = hears("002", "开会多").get(0);

        for (var login : List.of("u003", "sg02", "designer", "admin")) {
            assertThat(sort(login, item(number, "OTHER", "UNIT")).status())
                    .as(login)
                    .isEqualTo(404);
            assertThat(answer(login, "好", number).status()).as(login).isEqualTo(404);
        }
        for (var login : List.of("sg01", "office", "leader")) {
            assertThat(sort(login, item(number, "OTHER", "UNIT")).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(answer(login, "好", number).status()).as(login).isEqualTo(403);
        }
        for (var login : List.of("u002", "sg01", "admin")) {
            assertThat(rest.basic(login)
                            .get(API + "/proposals?campaign=" + campaign.id())
                            .status())
                    .as(login)
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("一次最多一百条")
    void noMoreThanAPageAtOnce() {
        assertThat(sort("u002").detail()).contains("一次可以办理1到100条");
        assertThat(sort("u002", Collections.nCopies(101, item(1L, "OTHER", "UNIT")))
                        .detail())
                .contains("这里有101条");
    }

    @Test
    @DisplayName("本单位听到、自己办的，一并答复、一并反馈，任务随着办结")
    void manyAreAnsweredAtOnce() {
        var numbers = hears("002", "开会多", "检查多", "县司法局的门总是锁着");
        sort(
                "u002",
                item(numbers.get(0), "FORMALISM", "UNIT"),
                item(numbers.get(1), "FORMALISM", "UNIT"),
                handedOn(numbers.get(2), "003"));
        assertThat(answer("u002", " ", numbers.get(0)).status()).isEqualTo(400);
        var answered = answer("u002", "会议检查减三成", numbers.get(0), numbers.get(1));

        assertThat(answered.json().path("done").asInt()).as(answered.body()).isEqualTo(2);
        assertThat(line("u002", numbers.get(0)).path("state").asText()).isEqualTo("FED_BACK");
        assertThat(campaign.openTasksOf("002")).hasSize(1);
        assertThat(answer("u003", "不行", numbers.get(2)).detail()).contains("是别处转来的");
        assertThat(answer("u002", "不行", numbers.get(2)).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("转给自己的看得到，办完以后也看得到")
    void handlingUnitSeesTheOpinion() {
        long number = hears("002", "县司法局的门总是锁着").get(0);
        assertThat(rest.basic("u003").get(API + "/" + number).status()).isEqualTo(404);
        sort("u002", handedOn(number, "003"));
        office.runJobs();

        assertThat(rest.basic("u003").get(API + "/" + number).status()).isEqualTo(200);
        assertThat(rest.basic("u003")
                        .get(API + "?mine=true&campaign=" + campaign.id())
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(rest.basic("u002")
                        .get(API + "?mine=true&campaign=" + campaign.id())
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("两个人同时分类、同时答复，只算一次")
    void twoAtOnceSortAndAnswerOnce() throws Exception {
        for (int time = 0; time < 5; time++) {
            long number = hears("002", "开会多" + time).get(0);
            int sorted = AtOnce.all(
                    () -> accepted(sort("u002", item(number, "FORMALISM", "UNIT"))),
                    () -> accepted(sort("u002-head", item(number, "OTHER", "UNIT"))));
            office.runJobs();
            int answered = AtOnce.all(
                    () -> accepted(answer("u002", "少开了", number)), () -> accepted(answer("u002-head", "不开了", number)));

            assertThat(sorted).isEqualTo(1);
            assertThat(answered).isEqualTo(1);
            assertThat(rest.basic("u002")
                            .get(API + "/" + number)
                            .json()
                            .path("events")
                            .findValuesAsText("what"))
                    .containsExactly("登记", "分类", "答复", "反馈");
        }
    }

    private static void accepted(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
    }

    // Requests

    private List<Long> hears(String unit, String... words) {
        var numbers = intake.enter(
                Stream.of(words)
                        .map(said -> NewOpinion.unsorted(unit, OpinionChannel.VISIT, said, LocalDate.now(clock)))
                        .toList(),
                campaign.id(),
                "u" + unit);
        office.runJobs();
        return numbers;
    }

    private JsonNode line(String login, long number) {
        for (var line :
                rest.basic(login).get(API + "?campaign=" + campaign.id()).json().path("lines")) {
            if (line.path("number").asLong() == number) {
                return line;
            }
        }
        throw new AssertionError("Not listed: " + number);
    }

    private static Map<String, Object> item(long number, @Nullable String kind, String concerns) {
        var choice = new HashMap<String, Object>();
        if (kind != null) {
            choice.put("kind", kind);
        }
        choice.put("concerns", concerns);
        return Map.of("number", number, "choice", choice);
    }

    private static Map<String, Object> handedOn(long number, String unit) {
        return Map.of(
                "number", number, "choice", Map.of("kind", "OTHER", "concerns", "OTHER_UNIT", "handlerUnit", unit));
    }

    @SafeVarargs
    private Answer sort(String login, Map<String, Object>... items) {
        return sort(login, List.of(items));
    }

    private Answer sort(String login, List<Map<String, Object>> items) {
        return rest.basic(login).post(API + "/sorting", Map.of("items", items));
    }

    private Answer answer(String login, String answer, Long... numbers) {
        return rest.basic(login)
                .post(API + "/answers", Map.of("numbers", List.of(numbers), "answer", answer, "feedback", "PUBLISHED"));
    }
}
