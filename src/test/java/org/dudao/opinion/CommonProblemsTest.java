package org.dudao.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 举一反三: equal complaints in several units are found and offered, different ones are not. */
@DudaoTest
class CommonProblemsTest {

    private static final Path COMPLAINTS = Path.of("src/test/resources/opinions/complaints.txt");

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

    /** @param complaint the same number for equal complaints */
    private record Made(String words, int complaint) {}

    @Test
    @DisplayName("在仿造的意见里，放在一起的十对有九对说的是一回事，说一回事的十对找到七对以上")
    void mostThatSayTheSameAreFoundAndHardlyAnyOthers() throws IOException {
        var campaign = office.enrols();
        var made = made();
        var complaintOf = enter(campaign, made);
        int right = 0;
        int together = 0;
        for (var problem : problems(campaign, 2)) {
            var numbers = problem.path("opinions").findValuesAsText("number").stream()
                    .map(Long::valueOf)
                    .toList();
            for (int one = 0; one < numbers.size(); one++) {
                for (int other = one + 1; other < numbers.size(); other++) {
                    together++;
                    if (Objects.equals(complaintOf.get(numbers.get(one)), complaintOf.get(numbers.get(other)))) {
                        right++;
                    }
                }
            }
        }
        int same = sameIn(made);
        System.out.printf(
                "Common problems: precision %.2f (%d of %d pairs), recall %.2f (of %d pairs), %d texts%n",
                (double) right / together, right, together, (double) right / same, same, made.size());

        assertThat(right * 100).as("precision").isGreaterThanOrEqualTo(together * 90);
        assertThat(right * 100).as("recall").isGreaterThanOrEqualTo(same * 70);
    }

    /** Enters each for the next unit in turn, so that every complaint occurs in several units. */
    private Map<Long, Integer> enter(TestCampaign campaign, List<Made> made) {
        var said = new ArrayList<NewOpinion>();
        for (int i = 0; i < made.size(); i++) {
            said.add(NewOpinion.unsorted(
                    TestCampaign.UNITS.get(i % TestCampaign.UNITS.size()),
                    OpinionChannel.VISIT,
                    made.get(i).words(),
                    LocalDate.now(clock)));
        }
        var numbers = intake.enter(said, campaign.id(), "office");
        office.runJobs();
        var complaintOf = new HashMap<Long, Integer>();
        for (int i = 0; i < made.size(); i++) {
            complaintOf.put(numbers.get(i), made.get(i).complaint());
        }
        return complaintOf;
    }

    private static List<Made> made() throws IOException {
        var made = new ArrayList<Made>();
        int complaint = 0;
        boolean alone = false;
        for (var line : Files.readAllLines(COMPLAINTS)) {
            if (line.equals("---")) {
                alone = true;
            } else if (line.isBlank() || line.startsWith("#")) {
                complaint++;
            } else {
                made.add(new Made(line, alone ? ++complaint : complaint));
            }
        }
        return made;
    }

    private static int sameIn(List<Made> made) {
        int same = 0;
        for (var one : made) {
            same += (int) made.stream()
                            .filter(other -> other.complaint() == one.complaint())
                            .count()
                    - 1;
        }
        return same / 2;
    }

    @Test
    @DisplayName("三个单位说的同一件事，写明单位和相同的说法，给出列入台账的链接；列入以后不再提示")
    void aCommonProblemIsOffered() {
        var campaign = office.enrols();
        var numbers = new ArrayList<Long>();
        for (var unit : List.of("001", "002", "003")) {
            numbers.addAll(intake.enter(
                    List.of(NewOpinion.unsorted(
                            unit, OpinionChannel.TALK, "会议太多，一周三天在开会，%s也一样".formatted(unit), LocalDate.now(clock))),
                    campaign.id(),
                    "u" + unit));
        }
        office.runJobs();
        var problems = problems(campaign, 3);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).path("units").toString()).contains("柳林乡", "县水务局", "县司法局");
        assertThat(problems.get(0).path("inCommon").get(0).asText()).isEqualTo("一周三天在开会");
        var link = "/ledger/new?opinion=%d&amp;opinion=%d&amp;opinion=%d&amp;common=true"
                .formatted(numbers.get(0), numbers.get(1), numbers.get(2));
        assertThat(rest.browser("office")
                        .page("/opinions/common?campaign=" + campaign.id())
                        .body())
                .contains(link, "3个单位、3条意见");
        assertThat(problems(campaign, 4)).isEmpty();

        opinions.putOnLedger(numbers, 1, "office");
        assertThat(problems(campaign, 2)).isEmpty();
    }

    @Test
    @DisplayName("一个单位里说几遍的，不是共性问题")
    void oneUnitAloneIsNoCommonProblem() {
        var campaign = office.enrols();
        for (int i = 0; i < 3; i++) {
            intake.enter(
                    List.of(NewOpinion.unsorted("002", OpinionChannel.TALK, "会议太多，一周三天在开会", LocalDate.now(clock))),
                    campaign.id(),
                    "u002");
        }
        office.runJobs();

        assertThat(problems(campaign, 2)).isEmpty();
    }

    @Test
    @DisplayName("共性问题由活动办和领导小组看")
    void theWrongRoleSeesNone() {
        for (var login : List.of("u002", "sg01", "designer", "admin")) {
            assertThat(rest.basic(login).get("/api/opinions/common?campaign=x").status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(rest.browser(login).page("/opinions/common").status())
                    .as(login)
                    .isEqualTo(403);
        }
        var campaign = office.enrols();
        assertThat(rest.basic("leader")
                        .get("/api/opinions/common?campaign=" + campaign.id())
                        .status())
                .isEqualTo(200);
    }

    private List<JsonNode> problems(TestCampaign campaign, int units) {
        var problems = new ArrayList<JsonNode>();
        rest.basic("office")
                .get("/api/opinions/common?campaign=%s&units=%d".formatted(campaign.id(), units))
                .json()
                .forEach(problems::add);
        Set<String> seen = new HashSet<>();
        problems.forEach(problem -> problem.path("opinions")
                .findValuesAsText("number")
                .forEach(number ->
                        assertThat(seen.add(number)).as("in one problem only").isTrue()));
        return problems;
    }
}
