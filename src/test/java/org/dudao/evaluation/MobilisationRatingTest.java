package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.AtOnce;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The democratic rating at the mobilisation meeting: the votes are counted, and no other figures are accepted. */
@DudaoTest
class MobilisationRatingTest {

    private static final String UNIT = "002";
    private static final String MEETING = "mobilisation-meeting";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    private TestCampaign campaign;

    @BeforeEach
    void handInTheMeeting() {
        campaign = office.launches();
        for (var material : List.of("implementation-plan", "mobilisation-speech")) {
            campaign.unit(UNIT).handsIn(material);
            campaign.supervision("01").accepts(UNIT, material);
        }
    }

    private MeetingRating counted(String login) {
        var rating = MeetingRating.of(rest, clock, login, UNIT, Map.of("CADRES", 6, "DELEGATES", 2), false);
        var slips = rating.slips("CADRES");
        for (int voter = 0; voter < 5; voter++) {
            rating.votes(slips.get(voter).code(), voter == 4 ? 2 : 1);
        }
        assertThat(rating.closes().status()).isEqualTo(204);
        return rating;
    }

    @Test
    @DisplayName("会上投完当场计票，票数自动填进督导组的审核表，填别的数不收")
    void whatWasCountedStandsInTheReview() {
        counted("u002");
        campaign.unit(UNIT).handsIn(MEETING);
        var review = campaign.supervision("01").reviewOf("unit-" + UNIT, MEETING);
        assertThat(office.formOf("sg01", review))
                .containsEntry("ratedGood", 4)
                .containsEntry("ratedFairlyGood", 1)
                .containsEntry("ratedPoor", 0);

        assertThatThrownBy(() ->
                        campaign.supervision("01").judges(review, Answers.meetingRated(Answers.accept()), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage("“好（票）”填的是 70，计票结果是 4；以计票结果为准。");
        campaign.supervision("01").judges(campaign.task(UNIT, review), figures(4, 1), List.of());
        assertThat(campaign.recordOf("unit-" + UNIT, MEETING).path("accepted").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("审核表打开以前才计票的，也填进去")
    void whatIsCountedLaterIsFilledInAsWell() {
        campaign.unit(UNIT).handsIn(MEETING);
        var review = campaign.supervision("01").reviewOf("unit-" + UNIT, MEETING);
        counted("sg01");
        assertThat(rest.engineRest("sg01")
                        .post("/task/%s/claim".formatted(review.getId()), Map.of("userId", "sg01"))
                        .status())
                .isEqualTo(204);

        assertThat(office.formOf("sg01", review)).containsEntry("ratedGood", 4);
    }

    @Test
    @DisplayName("督导组的审核表写明可以在“群众评议”页当场投票，链接打开本单位的，并且回得来")
    void theReviewFormLeadsToTheRatingPage() {
        campaign.unit(UNIT).handsIn(MEETING);
        var review = campaign.supervision("01").reviewOf("unit-" + UNIT, MEETING);
        assertThat(office.formOf("sg01", review))
                .containsEntry("taskId", review.getId())
                .containsEntry("unit", UNIT)
                .containsEntry("campaign", campaign.id());

        assertThat(rest.browser("sg01")
                        .page("/ratings?campaign=%s&unit=%s&fromTask=%s".formatted(campaign.id(), UNIT, review.getId()))
                        .body())
                .contains("回到任务", "<details class=\"card\" open")
                .containsPattern("value=\"002\"[^>]*selected");
    }

    @Test
    @DisplayName("六个人只有一个人投的，不公布，也不算数；可以重新组织")
    void oneVoteOfSixDoesNotCount() {
        var rating = MeetingRating.of(rest, clock, "u002", UNIT, Map.of("CADRES", 6), false);
        rating.votes(rating.slips("CADRES").get(0).code(), List.of(1), "一个人的意见");
        assertThat(rating.closes().status()).isEqualTo(204);

        assertThat(rating.view().path("result").isNull()).isTrue();
        assertThat(rating.view().path("shortfall").asText()).contains("有效票只有1张，少于5张");
        for (var login : List.of("u002", "u003", "sg01", "leader")) {
            assertThat(rest.browser(login).page("/ratings/" + rating.id()).body())
                    .as(login)
                    .contains("有效票只有1张")
                    .doesNotContain("一个人的意见", "100.0%");
        }
        assertThat(rest.basic("office")
                        .get("/api/ratings/%d/remarks".formatted(rating.id()))
                        .json())
                .isEmpty();
        assertThat(rest.browser("office").page("/ratings").body()).contains("票太少，不算数");
        assertThat(rest.basic("office").get("/api/ratings").json().at("/0/id").asLong())
                .isEqualTo(rating.id());
        assertThat(rest.basic("office").get("/api/ratings").json().at("/0/best").isNull())
                .isTrue();
        campaign.unit(UNIT).handsIn(MEETING);
        var review = campaign.supervision("01").reviewOf("unit-" + UNIT, MEETING);
        assertThat(office.formOf("sg01", review)).doesNotContainKey("ratedGood");
        assertThat(MeetingRating.of(rest, clock, "u002", UNIT, Map.of("CADRES", 6), false)
                        .id())
                .isGreaterThan(rating.id());
    }

    @Test
    @DisplayName("两个人同时组织同一次评议，只有一个成功，另一个看到一句话")
    void ofTwoRatingsAtOnceOneIsHeld() throws Exception {
        var body = Map.of(
                "unit",
                UNIT,
                "title",
                "动员大会民主评议",
                "invited",
                Map.of("CADRES", 6),
                "closesAt",
                LocalDateTime.now(clock)
                        .truncatedTo(ChronoUnit.HOURS)
                        .plusHours(2)
                        .toString());
        var answers = new ConcurrentLinkedQueue<Rest.Answer>();
        Runnable[] acts = Stream.of("u002", "sg01", "office", "u002", "sg01", "office")
                .map(login -> (Runnable) () -> answers.add(rest.basic(login).post("/api/ratings", body)))
                .toArray(Runnable[]::new);
        AtOnce.all(acts);

        assertThat(answers).extracting(Rest.Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.detail()).isEqualTo("“动员大会民主评议”还没有计票，不能另外组织。"));
    }

    @Test
    @DisplayName("没有在系统里投票的，照旧由督导组填")
    void withoutACountTheFiguresAreTyped() {
        campaign.unit(UNIT).handsIn(MEETING);
        campaign.supervision("01").accepts(UNIT, MEETING);

        assertThat(campaign.recordOf("unit-" + UNIT, MEETING).path("accepted").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("谁能组织：本单位、联系它的督导组、活动办；一次没有计票，不能另外组织")
    void ratingRightsFollowTheRole() {
        var body = new HashMap<String, Object>(Map.of(
                "unit", UNIT, "title", "动员大会民主评议", "invited", Map.of("CADRES", 6), "closesAt", "2009-01-01T08:00"));
        for (var login : List.of("u003", "sg02", "leader", "designer")) {
            assertThat(rest.basic(login).post("/api/ratings", body).status())
                    .as(login)
                    .isEqualTo(403);
        }
        assertThat(rest.basic("office").post("/api/ratings", body).detail()).contains("“投票结束”应晚于现在");
        body.put("closesAt", "下午五点");
        assertThat(rest.basic("office").post("/api/ratings", body).detail()).contains("2014-03-25T17:00");
        body.put("unit", "没有");
        assertThat(rest.basic("office").post("/api/ratings", body).detail()).contains("正在参加活动的一个单位");
        MeetingRating.of(rest, clock, "u002", UNIT, Map.of("CADRES", 6), false);

        assertThatThrownBy(() -> MeetingRating.of(rest, clock, "sg01", UNIT, Map.of("CADRES", 6), false))
                .hasMessageContaining("还没有计票，不能另外组织");
    }

    private static Map<String, Object> figures(int good, int fairlyGood) {
        return Map.of(
                "attended",
                "yes",
                "ratedGood",
                good,
                "ratedFairlyGood",
                fairlyGood,
                "ratedAverage",
                0,
                "ratedPoor",
                0,
                "verdict",
                "accept");
    }
}
