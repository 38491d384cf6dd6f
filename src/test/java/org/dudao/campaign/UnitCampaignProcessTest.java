package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.dudao.organization.RosterImport;
import org.dudao.organization.RosterRefusedException;
import org.dudao.sheet.SheetFile;
import org.dudao.support.Answers;
import org.dudao.support.AtOnce;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestCounty;
import org.dudao.support.TwoStages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code unit-campaign.bpmn}: a unit goes from stage to stage and waits until each is open. */
@DudaoTest
class UnitCampaignProcessTest {

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("unitCampaign");

    @Autowired
    Office office;

    @Autowired
    TwoStages twoStages;

    @Autowired
    Rest rest;

    @Autowired
    RosterImport rosters;

    @Autowired
    TestCounty county;

    @Test
    @DisplayName("办公室没有开启的阶段，单位不能进入")
    void aUnitWaitsForAStageThatIsNotOpen() {
        var campaign = office.enrols();

        assertThat(campaign.waitsForStage("002")).isTrue();
        assertThat(campaign.openTasksOf("002")).isEmpty();
    }

    @Test
    void aUnitEntersTheStageThatTheOfficeOpens() {
        var campaign = office.launches();

        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮", "县水务局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("领导小组同意免予完成的单位，到此为止")
    void anExcusedUnitStopsWhereItIs() {
        var campaign = twoStages.launch();
        campaign.opensStage();
        campaign.of("office")
                .completes(
                        "UserTask_CheckCompletion",
                        Map.of("verdict", "excuse", "units", Answers.json(List.of("004")), "words", "单位已经撤销"));
        campaign.of("leader").completes("UserTask_DecideExcuses", Answers.accept());

        assertThat(campaign.isThrough("004")).isTrue();
        assertThat(campaign.isThrough("005")).isFalse();
    }

    @Test
    @DisplayName("晚到的单位直接进入已经开启的阶段（补课）")
    void aLateUnitEntersAnOpenStageAtOnce() {
        var campaign = twoStages.launch();
        campaign.opensStage();
        office.runJobs();

        campaign.supervision("01").judgesTwoStages("003");
        assertThat(campaign.waitsForStage("003")).isFalse();
        campaign.supervision("01").judgesTwoStages("003");
        assertThat(campaign.isThrough("003")).isTrue();
    }

    @Test
    @DisplayName("办公室撤回开启，单位退回等候，做了一半的任务不再有")
    void aUnitWaitsAgainWhenTheOpeningIsWithdrawn() {
        var campaign = office.launches();

        campaign.of("office").completes("UserTask_OpenStage", Map.of("act", "withdraw", "reason", "日程有变"));

        assertThat(campaign.waitsForStage("002")).isTrue();
        assertThat(campaign.openTasksOf("002")).isEmpty();
    }

    @Test
    @DisplayName("在 Cockpit 里按单位名称查得到单位的流程，单位改名以后按新名称查，没办结的任务跟着改名")
    void anInstanceIsFoundByTheNameOfItsUnit() throws IOException {
        var campaign = office.launches();
        var search = Map.of(
                "variables",
                List.of(
                        Map.of("name", "unitName", "operator", "like", "value", "%水务%"),
                        Map.of("name", "campaign", "operator", "eq", "value", campaign.id())));
        assertThat(rest.engineRest("admin")
                        .post("/process-instance", search)
                        .json()
                        .findValuesAsText("businessKey"))
                .isNotEmpty()
                .containsOnly(campaign.id() + "/002");

        try {
            rosters.run(renamed(Map.of("县水务局", "县水利局", "县司法局", "县水务局")), login -> DudaoTest.PASSWORD);

            assertThat(campaign.openTasksOf("002")).containsExactly("县水利局 · 动员讲话 · 第1轮", "县水利局 · 实施方案 · 第1轮");
            assertThat(campaign.openTasksOf("003")).containsExactly("县水务局 · 动员讲话 · 第1轮", "县水务局 · 实施方案 · 第1轮");
            assertThat(rest.engineRest("admin")
                            .post("/process-instance", search)
                            .json()
                            .findValuesAsText("businessKey"))
                    .isNotEmpty()
                    .containsOnly(campaign.id() + "/003");
            campaign.unit("002").handsIn("implementation-plan");
            assertThat(campaign.supervision("01")
                            .reviewOf("unit-002", "implementation-plan")
                            .getName())
                    .isEqualTo("县水利局 · 实施方案 · 第1轮");
        } finally {
            county.restore();
        }
        assertThat(campaign.openTasksOf("003")).allMatch(name -> name.startsWith("县司法局 · "));
    }

    @Test
    @DisplayName("中途来的单位，由办公室选要补的阶段；不选的不用补，没有开启的到时再进")
    void aUnitThatComesLateMakesUpTheStagesThatTheOfficeChooses() throws Exception {
        var campaign = twoStages.launch();
        campaign.opensStage();
        var path = "/api/campaigns/%s/units".formatted(campaign.id());
        try {
            rosters.run(with("006", "县气象局"), login -> DudaoTest.PASSWORD);
            assertThat(campaign.units()).containsExactlyElementsOf(TestCampaign.UNITS);
            assertThat(rest.basic("office").post(path, late("006", List.of(3))).detail())
                    .contains("[3]不是已经开启的阶段；现在可以选：[1, 2]");
            assertThat(rest.basic("office").post(path, late("006", List.of())).detail())
                    .contains("至少要补一个阶段");
            assertThat(rest.basic("office").post(path, late("002", List.of(1))).detail())
                    .contains("县水务局已经参加");
            assertThat(rest.basic("office").post(path, late("099", List.of(1))).detail())
                    .contains("没有代码为 099 的单位");
            assertThat(rest.basic("leader").post(path, late("006", List.of(2))).status())
                    .isEqualTo(403);

            var preview = rest.basic("office").post(path + "?dryRun=true", late("006", List.of(2)));
            assertThat(preview.json().at("/waived/0").asText()).isEqualTo("学习教育、听取意见");
            assertThat(campaign.units()).doesNotContain("006");
            Runnable enrol = () -> assertThat(rest.basic("office")
                            .post(path, late("006", List.of(2)))
                            .status())
                    .isEqualTo(200);
            assertThat(AtOnce.all(enrol, enrol))
                    .as("two clicks enrol the unit once")
                    .isEqualTo(1);

            assertThat(campaign.standingOf("006").path("passedStage").asInt()).isEqualTo(1);
            assertThat(campaign.openTasksOf("006")).hasSize(1);
            assertThat(campaign.record().at("/acts/0/act").asText()).isEqualTo("补编单位");
            assertThat(rest.browser("office")
                            .page("/campaigns/" + campaign.id())
                            .body())
                    .contains("补编单位", "新设单位", "尹若水", "name=\"makeUp\"", "确定撤销");
            assertThat(rest.browser("leader")
                            .page("/campaigns/" + campaign.id())
                            .body())
                    .contains("补编单位")
                    .doesNotContain("确定撤销");
            campaign.supervision("01").judgesTwoStages("006");
            assertThat(campaign.isThrough("006")).isTrue();
            assertThat(campaign.standingOf("006").path("passedStage").asInt()).isEqualTo(2);
        } finally {
            dissolves("006");
            county.restore();
        }
    }

    @Test
    @DisplayName("单位撤销或者并入别的单位，没办结的不再办理，名册里可以没有它，新的活动不再编入；先看得到，后有记录")
    void aDissolvedUnitEndsAndLeavesTheRoster() throws IOException {
        try {
            rosters.run(with("006", "县气象局"), login -> DudaoTest.PASSWORD);
            var campaign = office.launches();
            assertThat(campaign.openTasksOf("006")).hasSize(2);
            assertThatThrownBy(() -> county.restore()).isInstanceOf(RosterRefusedException.class);

            var path = "/api/units/006/dissolution";
            var merged = Map.of("successor", "002", "reason", "县编〔2014〕5号");
            var preview = rest.basic("office").post(path + "?dryRun=true", merged);
            assertThat(preview.json().at("/ended/0").asText()).isNotEmpty();
            assertThat(preview.json().findValuesAsText("successor")).containsExactly("县水务局");
            assertThat(campaign.openTasksOf("006")).hasSize(2);
            assertThat(rest.basic("u006").post(path, merged).status()).isEqualTo(403);
            assertThat(rest.basic("office").post(path, Map.of("reason", " ")).detail())
                    .contains("必须写明理由");
            assertThat(rest.basic("office")
                            .post(path, Map.of("successor", "006", "reason", "并入"))
                            .detail())
                    .contains("不能并入它自己");

            assertThat(rest.basic("office").post(path, merged).status()).isEqualTo(200);

            assertThat(campaign.openTasksOf("006")).isEmpty();
            assertThat(campaign.standingOf("006").path("excuseReason").asText()).isEqualTo("已并入县水务局：县编〔2014〕5号");
            assertThat(campaign.record().at("/acts/0/effect").asText()).contains("县气象局并入县水务局", "2项没有办结的任务不再办理");
            assertThat(rest.basic("office").post(path, merged).status()).isEqualTo(404);
            county.restore();
            assertThat(office.launches().units()).doesNotContain("006");
        } finally {
            dissolves("006");
            county.restore();
        }
    }

    @Test
    @DisplayName("不再联系单位的督导组，名册里可以去掉；它的任务交给活动办，新的活动不再要它的督导方案")
    void aGroupWithoutUnitsLeavesTheRoster() throws IOException {
        var former = office.launches();
        former.unit("004").handsIn("implementation-plan");
        var campaign = office.plans(Answers.plan());
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());
        try {
            assertThat(former.supervision("02").reviewOf("unit-004", "implementation-plan"))
                    .isNotNull();
            rosters.run(withoutSecondGroup(), login -> DudaoTest.PASSWORD);

            assertThat(former.supervision("01").reviewOf("unit-004", "implementation-plan"))
                    .as("the task goes with its unit, not to the office")
                    .isNotNull();
            campaign.supervision("01").handsIn("supervision-plan");
            assertThat(campaign.of("office").handInOf("supervision-plan").getName())
                    .contains("县直第二督导组");
            var next = office.plans(Answers.plan());
            next.of("leader").completes("UserTask_ApprovePlan", Answers.accept());
            next.supervision("01").handsIn("supervision-plan");
            next.of("office").reads("supervision-01", "supervision-plan", Answers.accept());
            office.runJobs();
            assertThat(next.taskNames()).singleElement().asString().endsWith(" · 开启阶段：学习教育、听取意见");
        } finally {
            county.restore();
        }
    }

    @Test
    @DisplayName("两个单位同时互相并入：只有一个撤销，另一个还在")
    void twoUnitsAreNotMergedIntoEachOther() throws Exception {
        try {
            var sheets = changed(with("006", "县气象局"), "单位.csv", text -> text + "007,县地震局,县直部门,01\n");
            sheets = changed(sheets, "人员.csv", text -> text + "u007,吴清远,联络员,007\nu007-head,黎明达,一把手,007\n");
            rosters.run(sheets, login -> DudaoTest.PASSWORD);

            assertThat(AtOnce.all(() -> merges("006", "007"), () -> merges("007", "006")))
                    .isEqualTo(1);
        } finally {
            dissolves("006");
            dissolves("007");
            county.restore();
        }
    }

    private void merges(String unit, String into) {
        assertThat(rest.basic("office")
                        .post("/api/units/%s/dissolution".formatted(unit), Map.of("successor", into, "reason", "合并"))
                        .status())
                .isEqualTo(200);
    }

    private static Map<String, Object> late(String unit, List<Integer> makeUp) {
        return Map.of("unit", unit, "makeUp", makeUp, "reason", "新设单位");
    }

    private void dissolves(String unit) {
        rest.basic("office").post("/api/units/%s/dissolution".formatted(unit), Map.of("reason", "测试结束"));
    }

    /** The roster with other names of units. All are replaced at once, so two units can swap their names. */
    private static List<SheetFile> renamed(Map<String, String> names) throws IOException {
        var any = Pattern.compile(String.join("|", names.keySet()));
        return changed("单位.csv", text -> any.matcher(text).replaceAll(name -> names.get(name.group())));
    }

    /** The roster with one more unit, which has a liaison and a head. */
    private static List<SheetFile> with(String unit, String name) throws IOException {
        var sheets = changed("单位.csv", text -> text + "%s,%s,县直部门,01\n".formatted(unit, name));
        return changed(
                sheets, "人员.csv", text -> text + "u%1$s,吴清扬,联络员,%1$s\nu%1$s-head,黎明远,一把手,%1$s\n".formatted(unit));
    }

    /** The roster in which the first group supervises all units. */
    private static List<SheetFile> withoutSecondGroup() throws IOException {
        var sheets = changed("单位.csv", text -> text.replace(",02\n", ",01\n"));
        sheets = changed(sheets, "督导组.csv", text -> text.replaceAll("02,.*\n", ""));
        return changed(sheets, "人员.csv", text -> text.replaceAll("sg02.*\n", ""));
    }

    private static List<SheetFile> changed(String sheet, UnaryOperator<String> change) throws IOException {
        return changed(TestCounty.sheets(), sheet, change);
    }

    private static List<SheetFile> changed(List<SheetFile> sheets, String sheet, UnaryOperator<String> change) {
        return sheets.stream()
                .map(file -> file.name().equals(sheet)
                        ? new SheetFile(
                                file.name(),
                                change.apply(new String(file.content(), StandardCharsets.UTF_8).stripTrailing() + "\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        : file)
                .toList();
    }
}
