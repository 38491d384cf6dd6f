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
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures how fast a large meeting votes while each vote rewrites the box. */
@DudaoTest
@Tag("measurement")
class RatingMeasurementTest {

    private static final Logger LOG = LoggerFactory.getLogger(RatingMeasurementTest.class);
    private static final int VOTERS = 500;
    private static final int AT_ONCE = 8;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    VotingService voting;

    @Test
    @DisplayName("500人的评议，每秒几票，最长一票多久")
    void fiveHundredVote() throws Exception {
        office.enrols();
        var rating = MeetingRating.of(rest, clock, "u002", "002", Map.of("CADRES", VOTERS), false);
        var votes = new ArrayList<Callable<Long>>();
        for (var slip : rating.slips("CADRES")) {
            votes.add(() -> {
                long begun = System.nanoTime();
                voting.cast(slip.link(), List.of(1), "意".repeat(200));
                return System.nanoTime() - begun;
            });
        }
        long begun = System.nanoTime();
        long longest = 0;
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var vote : threads.invokeAll(votes)) {
                longest = Math.max(longest, vote.get());
            }
        } finally {
            threads.shutdown();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        LOG.info(
                "{} votes in {} s, {} a second, the longest {} ms",
                VOTERS,
                "%.1f".formatted(seconds),
                Math.round(VOTERS / seconds),
                longest / 1_000_000);
        rating.closes();
        assertThat(rating.overall()).containsExactly(VOTERS, 0, 0, 0);
    }

    @Test
    @DisplayName("其他测试里走一次小评议要多久")
    void aSmallRatingOfAnotherTest() {
        var campaign = office.enrols();
        TestCampaign.UNITS.forEach(unit -> campaign.begins(unit, "publicRating", 3));
        long begun = System.nanoTime();
        TestCampaign.UNITS.forEach(unit -> campaign.course(unit).runUntil("UserTask_ReportRating"));
        LOG.info(
                "A rating of 5 takes {} ms, its preparation and the search for jobs and tasks among them",
                (System.nanoTime() - begun) / 1_000_000 / TestCampaign.UNITS.size());
        assertThat(campaign.openTasksOf("005")).singleElement().asString().contains("群众评议");
    }
}
