package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One vote per slip, final once cast; no vote before, after, or without a slip. */
@DudaoTest
class RatingVotesTest {

    private static final String UNKNOWN_OR_USED = "票号不对，或者这张票已经投过了。请对照评议票核对；每张票只能投一次。";
    private static final int GUESSES = 10_000;
    private static final int GUESSES_FROM_OUTSIDE = 1_000;
    private static final int AT_ONCE = 8;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    VotingService voting;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private MeetingRating rating;

    @BeforeEach
    void announce() {
        office.readyForMeetings();
        rating = meeting("002", 20);
    }

    @AfterEach
    void forgetWhoGuessed() {
        database.sql("delete from dudao.rate_limit where id like 'wrong-slip %'")
                .update();
    }

    private MeetingRating meeting(String unit, int invited) {
        return MeetingRating.of(rest, clock, "u" + unit, unit, Map.of("CADRES", invited), false);
    }

    @Test
    @DisplayName("一张票投一次，投了不能改；扫码和输入票号是同一张票")
    void aSlipVotesOnce() {
        var slip = rating.slips("CADRES").get(0);

        assertThat(rating.votes(slip.link(), 1).status()).isEqualTo(200);
        for (var token : List.of(
                slip.link(), slip.code(), slip.code().toLowerCase(Locale.ROOT).replace("-", " "))) {
            assertThat(rating.votes(token, 4)).returns(404, Answer::status).returns(UNKNOWN_OR_USED, Answer::detail);
        }
        assertThat(rating.view().at("/categories/0/cast").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("用过的票和没有的票，回答一模一样")
    void nobodyLearnsWhetherASlipExists() {
        var used = rating.slips("CADRES").get(0).link();
        rating.votes(used, 1);
        for (var token : List.of(used, "7".repeat(26), "", "“；drop table dudao.ballot", "票".repeat(300))) {
            for (var answer : List.of(
                    rest.anonymous().post("/public/votes", Map.of("token", token, "choices", List.of(1))),
                    rest.anonymous().post("/public/ballot-papers", Map.of("token", token)))) {
                assertThat(answer).returns(404, Answer::status).returns(UNKNOWN_OR_USED, Answer::detail);
            }
        }
    }

    @Test
    @DisplayName("票没有填全、填错的，说明是哪一项，票还能用")
    void aBallotThatIsNotFilledInIsRefusedAndTheSlipStaysGood() {
        var slip = rating.slips("CADRES").get(0).link();

        for (var wrong : List.of(List.<Integer>of(), List.of(0), List.of(5), List.of(-1))) {
            assertThat(rating.votes(slip, wrong, ""))
                    .returns(400, Answer::status)
                    .returns("“总体评价”还没有评，请选好、较好、一般、较差。", Answer::detail);
        }
        assertThat(rating.votes(slip, List.of(1, 1), "").detail()).isEqualTo("这张票只有1项，却填了2项。");
        assertThat(rating.votes(slip, List.of(1), "长".repeat(201)).detail()).isEqualTo("意见共201个字，最多200个字。");
        assertThat(rest.anonymous().post("/public/votes", "{").detail()).isEqualTo("请求的内容不是规定的 JSON。");
        assertThat(rest.anonymous()
                        .post("/public/votes", "{\"token\":[1],\"choices\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(rest.anonymous()
                        .post("/public/votes", "{\"choices\":[null],\"token\":\"%s\"}".formatted(slip))
                        .status())
                .isEqualTo(400);
        assertThat(rating.votes(slip, List.of(1), "零字符\u0000在中间").status()).isEqualTo(400);
        assertThat(rating.votes(slip, List.of(1), "").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("没开始的不能投，结束了的不能投")
    void nobodyVotesBeforeOrAfter() {
        var slips = rating.slips("CADRES");
        database.sql("update dudao.rating set opens_at = opens_at + interval '30 minutes' where id = :id")
                .param("id", rating.id())
                .update();
        assertThat(rating.votes(slips.get(0).link(), 1).detail()).isEqualTo("投票还没有开始，请在开始以后再投。");
        clock.forward(Duration.ofMinutes(31));
        slips.subList(0, 5)
                .forEach(slip ->
                        assertThat(rating.votes(slip.link(), 1).status()).isEqualTo(200));
        clock.forward(Duration.ofHours(3));

        assertThat(rating.votes(slips.get(5).link(), 1).detail()).isEqualTo("投票已经结束，不能再投了。");
        assertThat(rating.view().path("state").asText()).isEqualTo("OVER");
        assertThat(rating.closes().status()).isEqualTo(204);
        assertThat(rating.overall()).containsExactly(5, 0, 0, 0);
    }

    @Test
    @DisplayName("同一张票同时投多次，只算一票")
    void aSlipThatVotesManyTimesAtOnceVotesOnce() throws Exception {
        var slip = rating.slips("CADRES").get(0);
        var answers = atOnce(
                AT_ONCE, () -> rating.votes(ThreadLocalRandom.current().nextBoolean() ? slip.link() : slip.code(), 1)
                        .status());

        assertThat(answers).containsOnly(200, 404).containsOnlyOnce(200);
        assertThat(rating.view().at("/categories/0/cast").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("结束的那一刻投的票，谢过的都算，没算的都没有谢")
    void aVoteAtClosingIsCountedOrRefused() throws Exception {
        var slips = new ArrayList<>(rating.slips("CADRES"));
        var votes = new ArrayList<Callable<Integer>>();
        slips.forEach(slip -> votes.add(() -> rating.votes(slip.link(), 1).status()));
        votes.add(slips.size() / 2, () -> rating.closes().status());
        var answers = atOnce(votes);

        assertThat(answers).contains(204).containsAnyOf(200, 409);
        long thanked = answers.stream().filter(status -> status == 200).count();
        assertThat(rating.overall()).containsExactly((int) thanked, 0, 0, 0);
        assertThat(rating.view().at("/result/cast").asInt()).isEqualTo((int) thanked);
    }

    @Test
    @DisplayName("猜一万次票号，一张也猜不中，会场里的人照样投票")
    void guessingTenThousandTimesFindsNothing() throws Exception {
        var slip = rating.slips("CADRES").get(0);
        var door = rest.anonymous();
        var guesses = new ArrayList<Callable<Integer>>();
        for (int guess = 0; guess < GUESSES_FROM_OUTSIDE; guess++) {
            guesses.add(() -> door.post("/public/votes", Map.of("token", guess(), "choices", List.of(1)))
                    .status());
        }
        var answers = atOnce(guesses);
        assertThat(answers).containsOnly(404, 429);
        assertThat(answers.stream().filter(status -> status == 404)).hasSizeLessThan(100);
        // The rest without HTTP, where the rate limit lets only a few through.
        for (int guess = GUESSES_FROM_OUTSIDE; guess < GUESSES; guess++) {
            assertThatThrownBy(() -> voting.cast(guess(), List.of(1), "")).hasMessage(UNKNOWN_OR_USED);
        }

        assertThat(rating.view().at("/categories/0/cast").asInt()).isZero();
        assertThat(rating.votes(slip.code(), 1).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("重印以后，以前印的没有用过的作废，投过的不变；票不会比邀请的人多")
    void printingAnewVoidsWhatWasNotUsed() {
        var first = rating.slips("CADRES");
        rating.votes(first.get(0).link(), 1);
        assertThat(rating.send("POST", "/slips", Map.of("category", "CADRES")).detail())
                .isEqualTo("“干部群众”的评议票已经印过20张；重印以后，以前印的没有用过的全部作废。");
        var anew = rating.send("POST", "/slips", Map.of("category", "CADRES", "anew", true));

        assertThat(anew.json()).hasSize(19);
        assertThat(anew.header("Cache-Control")).contains("no-store");
        assertThat(rating.votes(first.get(1).link(), 1).status()).isEqualTo(404);
        assertThat(rating.view().at("/categories/0/slips").asInt()).isEqualTo(20);
        assertThat(rating.view().path("printings")).hasSize(2);
    }

    @Test
    @DisplayName("意见里的脚本只是文字")
    void aScriptInARemarkIsText() {
        rating.slips("CADRES")
                .subList(0, 5)
                .forEach(slip ->
                        rating.votes(slip.link(), List.of(4), "<script>alert(1)</script><img src=x onerror=alert(1)>"));
        rating.closes();
        var page = rest.browser("u003").page("/ratings/" + rating.id()).body();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert", "<img");
    }

    @Test
    @DisplayName("评议项目和邀请名单由组织评议的人改；印了票，项目就不能再改")
    void theSheetIsFixedOnceSlipsArePrinted() {
        assertThat(rating.send("PUT", "/sheet", Map.of("questions", List.of("动员讲得透", " ", "领导带头")))
                        .status())
                .isEqualTo(204);
        assertThat(rating.view().path("items")).hasSize(3);
        assertThat(rating.send("PUT", "/sheet", Map.of("questions", List.of("总体评价")))
                        .detail())
                .contains("每张票都有");
        assertThat(rating.send("PUT", "/roll/CADRES", Map.of("names", List.of("葛明诚", "葛明诚")))
                        .detail())
                .contains("重复");
        assertThat(rating.send("PUT", "/roll/SERVED", Map.of("names", List.of("葛明诚")))
                        .detail())
                .contains("没有邀请");
        assertThat(rating.send("PUT", "/roll/CADRES", "{\"names\": [null, \"葛明诚\"]}")
                        .status())
                .isEqualTo(204);
        rating.slips("CADRES");

        assertThat(rating.send("PUT", "/sheet", Map.of("questions", List.of("别的")))
                        .detail())
                .isEqualTo("评议票已经印发，评议项目不能再改。");
    }

    @Test
    @DisplayName("与己无关的评议，计票以前看不到；计票以后都看得到，组织评议的只有本单位、联系的督导组和活动办")
    void aResultIsPublishedAndNothingBefore() {
        var slips = rating.slips("CADRES").subList(0, 5);
        for (var login : List.of("u003", "sg02", "designer")) {
            assertThat(rating.runBy(login).send("GET", "", null).status())
                    .as(login)
                    .isEqualTo(404);
            assertThat(rating.runBy(login).closes().status()).as(login).isEqualTo(404);
        }
        assertThat(rating.view().path("result").isNull()).isTrue();
        slips.forEach(slip -> rating.votes(slip.link(), 1));
        assertThat(rating.runBy("leader").closes().status()).isEqualTo(403);
        assertThat(rating.runBy("sg01").closes().status()).isEqualTo(204);

        for (var login : List.of("u003", "sg02", "leader", "designer")) {
            assertThat(rating.runBy(login).overall()).as(login).containsExactly(5, 0, 0, 0);
            assertThat(rest.browser(login).page("/ratings").body()).contains("/ratings/" + rating.id());
        }
        assertThat(rest.anonymous().get("/api/ratings/" + rating.id()).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("投票的页面和回答不留痕迹：没有会话，不许缓存")
    void votingLeavesNothingInTheBrowser() {
        var page = rest.anonymous().get("/public/vote");
        var vote = rating.votes(rating.slips("CADRES").get(0).link(), 1);

        for (var answer : List.of(page, vote)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    @DisplayName("评议票上有二维码和票号，系统里不再找得到")
    void slipsArePrintedWithACode() {
        var browser = rest.browser("u002");
        var token = browser.page("/ratings/" + rating.id())
                .body()
                .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        var slips = browser.form("/ratings/%d/slips".formatted(rating.id()), "category=CADRES&_csrf=" + token);

        assertThat(slips.status()).isEqualTo(200);
        assertThat(slips.header("Cache-Control")).contains("no-store");
        assertThat(slips.body().split("<svg", -1)).hasSize(21);
        assertThat(slips.body()).containsPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]<");
    }

    /** As long as the code of a slip, or one character shorter. */
    private static String guess() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 62), 32);
    }

    private <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        var acts = new ArrayList<Callable<T>>();
        for (int time = 0; time < times; time++) {
            acts.add(act);
        }
        return atOnce(acts);
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var answers = new ArrayList<T>();
            for (var act : threads.invokeAll(acts)) {
                answers.add(act.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
