package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.dudao.support.ModelFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision tables of {@code processes/}, each evaluated on both sides of its limits. */
class MaterialTablesTest {

    private static final List<String> CAMPAIGNS = List.of("mass-line", "scientific-outlook");
    private static final DmnEngine TABLES =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    static Stream<Arguments> acceptances() {
        return Stream.of(problems(), meetings(), rectification(), rating()).flatMap(List::stream);
    }

    private static List<Arguments> problems() {
        return List.of(
                refused("problems-found", winds(0, 0, 0, 0, 1), "领导干部自己不找准问题的要责其重来"),
                refused("problems-found", winds(5, 0, 0, 0, 5), "只查出“四风”一个方面的问题"),
                refused("problems-found", winds(2, 1, 0, 0, 2), "清单列出的问题比各方面合计的少"),
                met("problems-found", winds(1, 0, 0, 1, 2)),
                met("problems-found", winds(1, 1, 1, 1, 6)),
                refused("heart-talks", talks(9, 4), "谈心谈话不到5次"),
                met("heart-talks", talks(5)),
                met("heart-talks", talks(5, 12)),
                refused("analysis-report", Map.of("headDrafted", "no"), "不能放手不管"),
                met("analysis-report", Map.of("headDrafted", "yes")));
    }

    private static List<Arguments> meetings() {
        return List.of(
                refused("life-meeting", lifeMeeting("no", 7, 7, 6), "督导组没有到会参加"),
                refused("life-meeting", lifeMeeting("yes", 7, 6, 6), "批评与自我批评不到位的不能过关"),
                refused("life-meeting", lifeMeeting("yes", 7, 8, 6), "请核对人数"),
                refused("life-meeting", lifeMeeting("yes", 7, 7, 5), "批评与自我批评不到位的不能过关"),
                met("life-meeting", lifeMeeting("yes", 7, 7, 6)),
                met("life-meeting", lifeMeeting("yes", 1, 1, 0)),
                refused("branch-meetings", Map.of("branches", 0, "held", 0), "没有填写党支部的个数"),
                refused("branch-meetings", Map.of("branches", 3, "held", 2), "还没有召开组织生活会"),
                refused("branch-meetings", Map.of("branches", 3, "held", 4), "请核对个数"),
                met("branch-meetings", Map.of("branches", 1, "held", 1)),
                refused("mobilisation-meeting", mobilisation("no", 10), "督导组没有到会参加"),
                refused("mobilisation-meeting", mobilisation("yes", 0), "没有进行民主评议"),
                met("mobilisation-meeting", mobilisation("yes", 1)),
                refused("study-sufficient", study(5, 9), "没有学全"),
                refused("study-sufficient", study(6, 5), "少于规定的六次"),
                met("study-sufficient", study(6, 6)),
                refused("listening-focus", opinions(0, 9), "征求意见没聚焦的要打回返工"),
                refused("listening-focus", opinions(19, 81), "听取意见不够聚焦"),
                met("listening-focus", opinions(20, 80)));
    }

    private static List<Arguments> rectification() {
        return List.of(
                refused("special-rectification", Map.of("planned", 0, "done", 0), "边整边改没效果的要进行补火"),
                refused("special-rectification", Map.of("planned", 4, "done", 3), "边整边改没效果的要进行补火"),
                met("special-rectification", Map.of("planned", 4, "done", 4)),
                met("special-rectification", Map.of("planned", 4, "done", 5)),
                refused("rules-written", Map.of("planned", 0, "written", 0), "建章立制不到位的要不怕反复"),
                refused("rules-written", Map.of("planned", 3, "written", 2), "建章立制不到位的要不怕反复"),
                met("rules-written", Map.of("planned", 1, "written", 1)),
                met("rules-written", Map.of("planned", 0, "written", 1)),
                refused("follow-up", Map.of("visited", 2, "satisfied", 2), "不到3人"),
                refused("follow-up", Map.of("visited", 3, "satisfied", 2), "有回访的群众不满意"),
                refused("follow-up", Map.of("visited", 3, "satisfied", 4), "请核对人数"),
                met("follow-up", Map.of("visited", 3, "satisfied", 3)));
    }

    private static List<Arguments> rating() {
        return List.of(
                refused("rating-proper", ballots(100, 0, 0, 0, 0), "没有一张有效票"),
                refused("rating-proper", ballots(100, 100, 95, 4, 0), "三项合计与有效票不符"),
                refused("rating-proper", ballots(100, 100, 95, 5, 1), "三项合计与有效票不符"),
                refused("rating-proper", ballots(99, 100, 100, 0, 0), "有效票比发出的评议票还多"),
                refused("rating-proper", ballots(101, 50, 50, 0, 0), "不到发出的一半"),
                met("rating-proper", ballots(100, 50, 50, 0, 0)),
                refused("public-satisfaction", ballots(100, 100, 94, 6, 0), "群众满意率不到95%"),
                met("public-satisfaction", ballots(100, 100, 95, 0, 5)),
                refused("public-satisfaction", ballots(19, 19, 18, 1, 0), "群众满意率不到95%"),
                refused("public-satisfaction", ballots(1999, 1999, 1899, 100, 0), "群众满意率不到95%"),
                met("public-satisfaction", ballots(1999, 1999, 1900, 99, 0)),
                met("public-satisfaction", ballots(1, 1, 1, 0, 0)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("acceptances")
    void whatMustHoldIsSaidOnBothSidesOfItsLimit(String table, Map<String, Object> inputs, boolean met, String reason) {
        var rule = rules(table, inputs).get(0);

        assertThat(rule.get("met")).isEqualTo(met);
        assertThat((String) rule.get("reason")).contains(reason);
    }

    @Test
    void everyTableOfAnAcceptanceIsAsked() {
        var asked = acceptances().map(arguments -> arguments.get()[0]).toList();

        assertThat(asked)
                .containsAll(materials()
                        .map(material -> standard(material).get("acceptance"))
                        .filter(acceptance -> acceptance != null)
                        .map(acceptance -> ModelFiles.decisions().stream()
                                .filter(file -> ModelFiles.id(file).equals(acceptance))
                                .map(ModelFiles::name)
                                .findFirst()
                                .orElseThrow())
                        .toList());
    }

    @Test
    @DisplayName("各类活动的阶段从1排起，权重合计100")
    void everyCampaignHasItsStagesInOrder() {
        for (var kind : CAMPAIGNS) {
            var stages = rules("campaign-template", Map.of("kind", kind));

            assertThat(stages)
                    .extracting(stage -> stage.get("position"))
                    .as(kind)
                    .isEqualTo(IntStream.rangeClosed(1, stages.size()).boxed().toList());
            assertThat(stages)
                    .extracting(stage -> (Integer) stage.get("plannedDays"))
                    .as(kind)
                    .allMatch(days -> days > 0);
            assertThat(stages.stream()
                            .mapToInt(stage -> (Integer) stage.get("weight"))
                            .sum())
                    .as(kind)
                    .isEqualTo(100);
        }
    }

    @ParameterizedTest
    @MethodSource("materials")
    @DisplayName("材料用在有的阶段，在阶段之内到期")
    void aMaterialIsDueWithinEveryStageInWhichItIsUsed(String material) {
        var standard = standard(material);
        var days = new HashMap<Object, Object>();
        for (var kind : CAMPAIGNS) {
            rules("campaign-template", Map.of("kind", kind))
                    .forEach(stage -> days.put(stage.get("name"), stage.get("plannedDays")));
        }
        var used = standard.get("stage") == null
                ? days.keySet()
                : List.of(String.valueOf(standard.get("stage")).split("；"));

        assertThat(days.keySet()).containsAll(new HashSet<Object>(used));
        for (var stage : used) {
            assertThat(Math.abs(((Number) Objects.requireNonNull(standard.get("dueDay"))).intValue()))
                    .as("%s", stage)
                    .isBetween(1, (Integer) days.get(stage));
        }
        assertThat((Integer) standard.get("reworkDays")).isPositive();
        assertThat((Integer) standard.get("reviewDays")).isPositive();
        assertThat((Integer) standard.get("returnsBeforeTalk")).isPositive();
        assertThat((Integer) standard.get("filesRequired")).isNotNegative();
        assertThat(String.valueOf(standard.get("standards")).split("；"))
                .doesNotHaveDuplicates()
                .allMatch(one -> !one.isBlank());
    }

    @Test
    @DisplayName("避重就轻、浮光掠影、没有把自己摆进去：哪种材料容易犯，就有得选")
    void aReaderFindsTheMistakeThatSuitsTheMaterial() {
        assertThat(findings("leader-analysis"))
                .contains("避重就轻", "浮光掠影", "没有把自己摆进去")
                .doesNotContain("听取意见不聚焦", "群众不满意");
        assertThat(findings("life-meeting")).contains("批评不到位");
        assertThat(findings("rectification-plan")).contains("整改没有责任人、时间表、路线图", "整改偏离方向");
        assertThat(findings("rules-written")).contains("制度照抄照搬");
        assertThat(findings("public-rating")).contains("群众不满意");
        assertThat(findings("anything-else")).contains("照搬照套", "其他").doesNotContain("避重就轻");
    }

    @Test
    @DisplayName("自选动作各有名称，加1至5分")
    void optionalActionsAreNamedAndEarnCredit() {
        for (var kind : CAMPAIGNS) {
            var actions = rules("optional-action", Map.of("kind", kind));

            assertThat(actions)
                    .extracting(action -> action.get("action"))
                    .as(kind)
                    .doesNotHaveDuplicates();
            assertThat(actions)
                    .extracting(action -> (String) action.get("name"))
                    .as(kind)
                    .doesNotHaveDuplicates();
            assertThat(actions)
                    .extracting(action -> (Integer) action.get("credit"))
                    .as(kind)
                    .allMatch(credit -> credit >= 1 && credit <= 5);
        }
        assertThat(rules("optional-action", Map.of("kind", "mass-line")))
                .extracting(action -> action.get("name"))
                .contains("千名干部下基层", "成果展")
                .doesNotContain("科学发展局长谈");
        assertThat(rules("optional-action", Map.of("kind", "scientific-outlook")))
                .extracting(action -> action.get("name"))
                .contains("科学发展局长谈", "成果展")
                .doesNotContain("千名干部下基层");
    }

    /** All materials of the table, in its order. */
    static Stream<String> materials() {
        return Dmn.readModelFromFile(file("material-standard").toFile()).getModelElementsByType(Rule.class).stream()
                .map(rule -> rule.getInputEntries()
                        .iterator()
                        .next()
                        .getTextContent()
                        .strip()
                        .replace("\"", ""));
    }

    private static Map<String, Object> standard(String material) {
        return rules("material-standard", Map.of("material", material)).get(0);
    }

    private static List<Object> findings(String material) {
        return rules("finding-kind", Map.of("material", material)).stream()
                .map(rule -> rule.get("kind"))
                .toList();
    }

    private static List<Map<String, Object>> rules(String table, Map<String, Object> inputs) {
        var text = new ByteArrayInputStream(ModelFiles.text(file(table)).getBytes(StandardCharsets.UTF_8));
        var decision = TABLES.parseDecisions(text).get(0);
        return TABLES.evaluateDecisionTable(decision, inputs).getResultList();
    }

    private static Path file(String table) {
        return Path.of("processes", table + ".dmn");
    }

    // Expected results

    private static Arguments met(String table, Map<String, Object> inputs) {
        return Arguments.of(table, inputs, true, "");
    }

    private static Arguments refused(String table, Map<String, Object> inputs, String reason) {
        return Arguments.of(table, inputs, false, reason);
    }

    private static Map<String, Object> winds(
            int formalism, int bureaucracy, int hedonism, int extravagance, int listed) {
        var problems = Collections.nCopies(listed, Map.of("problem", "文山会海", "cause", "怕担责任"));
        return Map.of(
                "formalism",
                formalism,
                "bureaucracy",
                bureaucracy,
                "hedonism",
                hedonism,
                "extravagance",
                extravagance,
                "problems",
                problems);
    }

    private static Map<String, Object> talks(int... counts) {
        return Map.of(
                "talks",
                Arrays.stream(counts)
                        .mapToObj(count -> Map.of("leader", "局长", "count", count))
                        .toList());
    }

    private static Map<String, Object> lifeMeeting(
            String attended, int leaders, int selfCriticisms, int mutualCriticisms) {
        return Map.of(
                "attended",
                attended,
                "leaders",
                leaders,
                "selfCriticisms",
                selfCriticisms,
                "mutualCriticisms",
                mutualCriticisms);
    }

    private static Map<String, Object> mobilisation(String attended, int ballots) {
        return Map.of(
                "attended", attended, "ratedGood", ballots, "ratedFairlyGood", 0, "ratedAverage", 0, "ratedPoor", 0);
    }

    private static Map<String, Object> study(int topics, int sessions) {
        return Map.of("topics", IntStream.range(0, topics).boxed().toList(), "sessions", sessions);
    }

    private static Map<String, Object> opinions(int fourWinds, int interests) {
        return Map.of("fourWinds", fourWinds, "interests", interests, "lastMile", 0, "otherOpinions", 0);
    }

    private static Map<String, Object> ballots(
            int invited, int valid, int satisfied, int fairlySatisfied, int dissatisfied) {
        return Map.of(
                "invited",
                invited,
                "valid",
                valid,
                "satisfied",
                satisfied,
                "fairlySatisfied",
                fairlySatisfied,
                "dissatisfied",
                dissatisfied);
    }
}
