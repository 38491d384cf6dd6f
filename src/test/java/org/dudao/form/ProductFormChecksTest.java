package org.dudao.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules across fields of the product's forms: each refuses an impossible answer and lets the nearest possible one pass. */
class ProductFormChecksTest {

    /** A link to a list that shows one campaign or asks which one. */
    private static final Pattern LIST_LINK =
            Pattern.compile("\\]\\(/(opinions|ratings|ledger|questionnaires)\\?[^)]*\\)");

    private static final String TODAY = "2014-06-20";

    private static final Map<String, Object> FACTS = Map.of(
            FormFacts.CURRENT_DAY,
            TODAY,
            FormFacts.EARLIEST_DAY,
            "2014-02-10",
            FormFacts.LATEST_DAY,
            "2015-09-30",
            FormFacts.SUBMITTED,
            json("{\"attendance\":56}"));

    /** Form, field with the error, impossible answers, and the change that makes them possible. */
    static Stream<Arguments> impossible() {
        return Stream.of(
                        held("mobilisation-meeting", "heldOn"),
                        held("life-meeting", "heldOn"),
                        held("outlook-life-meeting", "heldOn"),
                        held("theme-seminar", "heldOn"),
                        held("life-meeting-report", "reportedOn"),
                        held("report-publication", "insideOn"),
                        held("report-publication", "publicOn"),
                        held("follow-up-visit-review", "visitedOn"),
                        Stream.of(
                                Arguments.of("supervision-plan", "trainedOn", Map.of("trainedOn", "2099-01-01"), TODAY),
                                Arguments.of("item-visit", "visitedOn", Map.of("visitedOn", "2099-01-01"), TODAY),
                                Arguments.of(
                                        "head-talk",
                                        "talkedOn",
                                        Map.of("talked", "yes", "talkedOn", "2099-01-01"),
                                        TODAY),
                                Arguments.of(
                                        "item-visit",
                                        "newDeadline",
                                        Map.of("verdict", "return", "newDeadline", "2014-06-19"),
                                        TODAY),
                                Arguments.of(
                                        "life-meeting-plan",
                                        "plannedOn",
                                        Map.of("plannedOn", "2014-02-09"),
                                        "2014-02-10"),
                                Arguments.of(
                                        "life-meeting-plan",
                                        "plannedOn",
                                        Map.of("plannedOn", "2099-01-01"),
                                        "2015-09-30"),
                                Arguments.of(
                                        "rectification-plan",
                                        "items[0].deadline",
                                        Map.of("items", json("[{\"deadline\":\"1914-08-31\"}]")),
                                        json("[{\"deadline\":\"2014-08-31\"}]")),
                                Arguments.of(
                                        "matters-plan",
                                        "items[1].deadline",
                                        Map.of(
                                                "items",
                                                json("[{\"deadline\":\"2014-08-31\"},{\"deadline\":\"1914-08-31\"}]")),
                                        json("[{\"deadline\":\"2014-08-31\"},{\"deadline\":\"2014-08-31\"}]")),
                                Arguments.of("branch-meetings", "held", Map.of("branches", 3, "held", 4), 3),
                                Arguments.of("rules-written", "written", Map.of("planned", 2, "written", 3), 2),
                                Arguments.of("special-rectification", "done", Map.of("planned", 4, "done", 5), 4),
                                Arguments.of(
                                        "follow-up-visit-review", "satisfied", Map.of("visited", 3, "satisfied", 4), 3),
                                Arguments.of(
                                        "life-meeting-review",
                                        "leaders",
                                        Map.of("attended", "yes", "verdict", "accept", "leaders", 57),
                                        56),
                                Arguments.of(
                                        "life-meeting-review",
                                        "selfCriticisms",
                                        Map.of(
                                                "attended",
                                                "yes",
                                                "verdict",
                                                "return",
                                                "leaders",
                                                7,
                                                "selfCriticisms",
                                                8),
                                        7),
                                Arguments.of(
                                        "mobilisation-meeting-review",
                                        "ratedGood",
                                        Map.of(
                                                "ratedGood",
                                                101,
                                                "ratedFairlyGood",
                                                6,
                                                "ratedAverage",
                                                0,
                                                "ratedPoor",
                                                0),
                                        50),
                                Arguments.of(
                                        "opinion-survey",
                                        "representatives",
                                        Map.of("people", 12, "representatives", 13),
                                        12),
                                Arguments.of("opinion-survey", "opinions", Map.of("people", 0, "opinions", 1), 0),
                                Arguments.of("study-record", "hours", Map.of("sessions", 0, "hours", 30), 0),
                                Arguments.of("outlook-study", "hours", Map.of("sessions", 0, "hours", 30), 0),
                                Arguments.of(
                                        "problem-list",
                                        "problems",
                                        Map.of(
                                                "formalism",
                                                1,
                                                "bureaucracy",
                                                1,
                                                "hedonism",
                                                0,
                                                "extravagance",
                                                0,
                                                "problems",
                                                json("[{\"problem\":\"开会多\",\"cause\":\"怕担责任\"}]")),
                                        json("[{\"problem\":\"开会多\"},{\"problem\":\"下基层少\"}]")),
                                Arguments.of(
                                        "public-rating-preparation",
                                        "closesAt",
                                        Map.of("opensAt", "2014-06-25T14:30", "closesAt", "2014-06-25T14:00"),
                                        "2014-06-25T15:00"),
                                Arguments.of(
                                        "naming",
                                        "last",
                                        Map.of(
                                                "unitOptions",
                                                json(
                                                        "[{\"label\":\"一\",\"value\":\"001\"},{\"label\":\"二\",\"value\":\"002\"}]"),
                                                "best",
                                                json("[\"001\"]"),
                                                "last",
                                                json("[\"002\",\"001\"]")),
                                        json("[\"002\"]"))))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> held(String form, String field) {
        return Stream.of(
                Arguments.of(form, field, Map.of(field, "2099-01-01"), TODAY),
                Arguments.of(form, field, Map.of(field, "2014-06-21"), TODAY),
                Arguments.of(form, field, Map.of(field, "2014-02-09"), "2014-02-10"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("impossible")
    @DisplayName("不可能的数和日期不收，指明是哪一栏；改成可能的就收")
    void impossibleAnswersAreRefused(String form, String field, Map<String, Object> answers, Object possible)
            throws IOException {
        assertThat(refusals(form, field, answers)).singleElement().asString().startsWith("：");

        var mended = new HashMap<>(answers);
        mended.put(field.replaceFirst("\\[.*", ""), possible);
        assertThat(refusals(form, field, mended)).isEmpty();
    }

    @Test
    @DisplayName("与会56人，投了107票：说出两个数，单位填错的可以退回")
    void moreVotesThanPeopleAreRefused() throws IOException {
        var votes = Map.<String, Object>of(
                "ratedGood", 101, "ratedFairlyGood", 6, "ratedAverage", 0, "ratedPoor", 0, "verdict", "accept");

        assertThat(refusals("mobilisation-meeting-review", "ratedGood", votes))
                .containsExactly("：四项合计 107 票，比单位填报的参加人数 56 人还多，请核对票数；单位填错的，退回返工");

        var returned = new HashMap<>(votes);
        returned.put("verdict", "return");
        assertThat(refusals("mobilisation-meeting-review", "ratedGood", returned))
                .isEmpty();
    }

    @Test
    @DisplayName("表单空着，哪一条也不报")
    void anEmptyFormBreaksNoRuleAcrossFields() throws IOException {
        int checks = 0;
        for (var file : forms()) {
            var form = read(file);
            checks += form.checks().size();
            assertThat(form.check(Map.of(), Variables.fromMap(FACTS)).errors())
                    .as(file.toString())
                    .noneMatch(error -> error.reason().startsWith("："));
        }
        assertThat(checks).isGreaterThan(30);
    }

    @Test
    @DisplayName("表单里通到意见页、评议页的链接，写明任务的活动和回来的任务")
    void linksToAPageOfSeveralCampaignsNameTheCampaign() throws IOException {
        var links = new ArrayList<String>();
        for (var file : forms()) {
            LIST_LINK
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(links::add);
        }
        assertThat(links).hasSize(5).allSatisfy(link -> assertThat(link)
                .contains("?campaign={{campaign}}&", "&fromTask={{taskId}}"));
    }

    private static List<String> refusals(String form, String field, Map<String, Object> answers) throws IOException {
        var variables = Variables.fromMap(FACTS);
        var posted = new HashMap<>(answers);
        var options = posted.remove("unitOptions");
        if (options != null) {
            variables.put("unitOptions", options);
        }
        return read(Path.of("forms", form + ".form")).check(posted, variables).errors().stream()
                .filter(error -> error.key().equals(field))
                .map(FormError::reason)
                .toList();
    }

    private static Form read(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return Forms.reader().read(content);
        }
    }

    private static List<Path> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.sorted().toList();
        }
    }

    private static Object json(String json) {
        return SpinValues.jsonValue(json).create();
    }
}
