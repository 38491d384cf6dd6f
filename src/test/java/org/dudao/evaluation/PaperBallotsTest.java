package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Paper ballots: two people enter each one independently, and only equal entries go into the box. */
@DudaoTest
class PaperBallotsTest {

    private static final String CATEGORY = "CADRES";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private MeetingRating first;
    private MeetingRating second;
    private MeetingRating third;

    /** Six people are invited; four have voted by telephone, and voting is over. */
    @BeforeEach
    void meet() {
        office.readyForMeetings();
        first = MeetingRating.of(rest, clock, "u002", "002", Map.of(CATEGORY, 6), true);
        second = first.runBy("sg01");
        third = first.runBy("office");
        var slips = first.slips(CATEGORY);
        for (int voter = 0; voter < 4; voter++) {
            first.votes(slips.get(voter).link(), 1);
        }
        assertThat(first.enters(1, CATEGORY, 2, "").detail()).isEqualTo("投票还没有结束，请先结束投票。");
        assertThat(first.closes().status()).isEqualTo(204);
    }

    @Test
    @DisplayName("两个人分别录入，录得一样的才进票箱")
    void twoPeopleEnterEachPaper() {
        assertThat(outcome(first.enters(1, CATEGORY, 2, "会开得短些"))).isEqualTo("FIRST");
        assertThat(outcome(first.enters(1, CATEGORY, 2, "会开得短些"))).isEqualTo("FIRST");
        assertThat(inTheBox()).isEqualTo(4);
        assertThat(first.counts().detail()).isEqualTo("还有1张纸质票没有核对一致：第1号。请在评议页上录完、核对一致，再计票。");

        assertThat(outcome(second.enters(1, CATEGORY, 2, "会开得短些"))).isEqualTo("AGREED");
        assertThat(inTheBox()).isEqualTo(5);
        assertThat(second.enters(1, CATEGORY, 1, "").detail()).isEqualTo("第1号票已经录入并核对一致。");
        assertThat(first.counts().status()).isEqualTo(204);
        assertThat(first.overall()).containsExactly(4, 1, 0, 0);
    }

    @Test
    @DisplayName("第二个人录入以前，看不到第一个人录的是什么；录得不一样的，两份并排")
    void theSecondDoesNotSeeWhatTheFirstHasRead() {
        first.enters(7, CATEGORY, 2, "路不好走");
        assertThat(second.view().at("/papers/0/enteredBy")).hasSize(1);
        assertThat(second.view().toString()).doesNotContain("路不好走");

        assertThat(outcome(second.enters(7, CATEGORY, 3, "路不好走"))).isEqualTo("DIFFERENT");
        assertThat(second.view().at("/papers/0/entries").findValues("chosen").toString())
                .isEqualTo("[[3], [2]]");
        assertThat(rest.browser("sg01").page("/ratings/" + first.id()).body()).contains("differs", "两个人录得不一样");
    }

    @Test
    @DisplayName("录得不一样的，重新录入一致，或者由第三个人写明理由裁定")
    void differencesAreSettled() {
        first.enters(1, CATEGORY, 2, "");
        second.enters(1, CATEGORY, 3, "");
        assertThat(third.enters(1, CATEGORY, 3, "").status()).isEqualTo(409);
        assertThat(outcome(first.enters(1, CATEGORY, 3, ""))).isEqualTo("AGREED");

        first.enters(2, CATEGORY, 4, "");
        second.enters(2, CATEGORY, 1, "");
        assertThat(decides(first, 2, "u002", "我看得清楚")).returns(403, Answer::status);
        assertThat(decides(third, 2, "u002", " ")).returns("请写明为什么以这一份为准。", Answer::detail);
        assertThat(decides(third, 2, "leader", "看票")).returns(400, Answer::status);
        assertThat(decides(third, 2, "sg01", "票上划掉了较差，改为好")).returns(204, Answer::status);
        first.counts();

        assertThat(first.overall()).containsExactly(5, 0, 1, 0);
        assertThat(first.view().at("/decided/0/reason").asText()).isEqualTo("票上划掉了较差，改为好");
    }

    @Test
    @DisplayName("没填和划乱的是废票，收回的票数里有它，有效票里没有")
    void aSpoiltPaperIsNoValidBallot() {
        first.enters(1, CATEGORY, 0, "看不清");
        second.enters(1, CATEGORY, 0, "看不清");
        first.enters(2, CATEGORY, 1, "");
        second.enters(2, CATEGORY, 1, "");
        first.counts();

        assertThat(first.view().at("/result/cast").asInt()).isEqualTo(6);
        assertThat(first.view().at("/result/valid").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("票不会比邀请的人多")
    void thereAreNeverMoreBallotsThanPeopleInvited() {
        for (int number = 1; number <= 2; number++) {
            first.enters(number, CATEGORY, 1, "");
            second.enters(number, CATEGORY, 1, "");
        }
        first.enters(3, CATEGORY, 1, "");

        assertThat(second.enters(3, CATEGORY, 1, "").detail()).isEqualTo("“干部群众”邀请了6人，已经有6张票，第3号票多出来了，请核对。");
        assertThat(first.send("DELETE", "/papers/3", null).status()).isEqualTo(204);
        assertThat(first.counts().status()).isEqualTo(204);
        assertThat(first.view().at("/result/cast").asInt()).isEqualTo(6);
    }

    @Test
    @DisplayName("录入写错的，说明是哪里；计票以后不能再录")
    void badEntriesAreRefused() {
        assertThat(first.enters(0, CATEGORY, 1, "").detail()).isEqualTo("票的编号应在 1 到 9999 之间。");
        assertThat(first.enters(1, "SERVED", 1, "").detail()).isEqualTo("这次评议没有邀请“服务对象”。");
        assertThat(first.enters(1, "NOBODY", 1, "").status()).isEqualTo(400);
        assertThat(first.enters(1, CATEGORY, 5, "").detail()).contains("总体评价");
        assertThat(first.send("PUT", "/papers/1", Map.of("chosen", List.of(1))).detail())
                .isEqualTo("请选这张票的类别。");
        assertThat(first.send("DELETE", "/papers/1", null).status()).isEqualTo(403);
        assertThat(first.runBy("u003").enters(1, CATEGORY, 1, "").status()).isEqualTo(404);
        assertThat(first.runBy("leader").enters(1, CATEGORY, 1, "").status()).isEqualTo(403);
        first.counts();

        assertThat(first.enters(1, CATEGORY, 1, "").detail()).isEqualTo("已经计票，不能再改。");
        assertThat(first.counts().detail()).isEqualTo("已经计票，不能再改。");
    }

    @Test
    @DisplayName("两个人同时录入同一张票，票箱里只有一张")
    void twoWhoEnterTheSamePaperAtOncePutItInOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var acts = new ArrayList<Callable<Integer>>();
            for (int time = 0; time < 4; time++) {
                acts.add(() -> first.enters(1, CATEGORY, 2, "").status());
                acts.add(() -> second.enters(1, CATEGORY, 2, "").status());
            }
            for (var act : threads.invokeAll(acts)) {
                assertThat(act.get()).isIn(200, 409);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(inTheBox()).isEqualTo(5);
        first.counts();
        assertThat(first.overall()).containsExactly(4, 1, 0, 0);
    }

    @Test
    @DisplayName("核对一致以后，谁录的什么不再留着；箱里的纸质票与手机票分不出来")
    void nothingIsLeftOfWhatWasEntered() {
        first.enters(1, CATEGORY, 2, "只此一条");
        second.enters(1, CATEGORY, 2, "只此一条");

        assertThat(rows("rating_paper_entry")).isZero();
        assertThat(database.sql("select count(distinct xmin::text) from dudao.ballot where rating = :id")
                        .param("id", first.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(database.sql("select count(*) from dudao.rating_token where rating = :id and used")
                        .param("id", first.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private int rows(String table) {
        return database.sql("select count(*) from dudao.%s where rating = :id".formatted(table))
                .param("id", first.id())
                .query(Integer.class)
                .single();
    }

    private int inTheBox() {
        return first.view().at("/categories/0/cast").asInt();
    }

    private static String outcome(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("outcome").asText();
    }

    private static Answer decides(MeetingRating by, int number, String right, String reason) {
        return by.send("POST", "/papers/%d/decision".formatted(number), Map.of("right", right, "reason", reason));
    }
}
