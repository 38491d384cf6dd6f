package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dudao.organization.RosterImport;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.SheetFile;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestCounty;
import org.dudao.support.TwoStages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code campaign.bpmn}: plan, approval, preparation, start of the units in batches, stages, closing. */
@DudaoTest
class CampaignProcessTest {

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("campaign");

    @Autowired
    Office office;

    @Autowired
    TwoStages twoStages;

    @Autowired
    Clock clock;

    @Autowired
    RosterImport rosters;

    @Autowired
    TestCounty county;

    @Test
    @DisplayName("领导小组退回的方案，办公室修改后重新上报")
    void aReturnedPlanIsRevisedUntilItIsApproved() {
        var campaign = office.plans(Answers.plan());
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.returned("日程太紧"));
        var revised = Answers.plan();
        revised.put("stage1End", "2014-04-29");
        campaign.of("office").completes("UserTask_RevisePlan", revised);
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());

        assertThat(campaign.supervision("01").handInOf("supervision-plan").getName())
                .isEqualTo("县直第一督导组 · 督导工作方案 · 第1轮");
    }

    @Test
    void aPlanReturnedWithoutWordsStaysWhereItIs() {
        var campaign = office.plans(Answers.plan());

        assertThatThrownBy(() -> campaign.of("leader").completes("UserTask_ApprovePlan", Answers.returned(" ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“退回意见”必须填写");
    }

    @Test
    void datesThatDoNotFitAreAllNamedAtOnce() {
        var plan = Answers.plan();
        plan.put("stage1End", "2014-03-01");
        plan.put("stage2Begin", "2014-02-01");
        plan.put("stage3End", "2014-06-01");

        assertThatThrownBy(() -> office.plans(plan))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“学习教育、听取意见”的结束日期早于开始日期")
                .hasMessageContaining("“查摆问题、开展批评”应在前一阶段结束之后开始")
                .hasMessageContaining("“整改落实、建章立制”的结束日期早于开始日期");
    }

    @Test
    @DisplayName("各督导组的督导方案由活动办审核，不合格的退回")
    void aGroupsSupervisionPlanIsReadByTheOffice() {
        var campaign = office.plans(Answers.plan());
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());
        campaign.supervision("01").handsIn("supervision-plan");
        campaign.of("office")
                .reads("supervision-01", "supervision-plan", Answers.returned(), List.of(Answers.finding("没有写纪律要求")));

        assertThat(campaign.supervision("01").handInOf("supervision-plan").getName())
                .endsWith("第2轮");
    }

    @Test
    @DisplayName("督导方案从收到任务起五天内上报")
    void aSupervisionPlanIsDueFiveDaysAfterItIsAskedFor() {
        var campaign = office.plans(Answers.plan());
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());

        var due = campaign.supervision("01").handInOf("supervision-plan").getDueDate();
        assertThat(due.toInstant().atZone(clock.getZone()).toLocalDate())
                .isEqualTo(LocalDate.now(clock).plusDays(5));
    }

    @Test
    @DisplayName("自己组的督导方案不能由自己审核")
    void nobodyReadsWhatTheirOwnGroupHandedIn() throws IOException {
        var roster = new ArrayList<>(TestCounty.sheets());
        roster.replaceAll(file -> file.name().equals("人员.csv")
                ? new SheetFile(file.name(), append(file.content(), "sg02-1,夏知秋,活动办,综合组\n"))
                : file);
        try {
            rosters.run(roster, login -> DudaoTest.PASSWORD);
            var campaign = office.plans(Answers.plan());
            campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());
            campaign.supervision("02").handsIn("supervision-plan");

            assertThatThrownBy(
                            () -> campaign.of("sg02-1").reads("supervision-02", "supervision-plan", Answers.accept()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("材料是您所在的县直第二督导组提交的");
        } finally {
            county.restore();
        }
    }

    private static byte[] append(byte[] content, String line) {
        return (new String(content, StandardCharsets.UTF_8) + line).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void unitsAreStartedOnceEachInBatches() {
        var campaign = office.enrols();

        for (var unit : TestCampaign.UNITS) {
            assertThat(campaign.waitsForStage(unit)).as(unit).isTrue();
        }
    }

    @Test
    @DisplayName("不赶进度：前一阶段没有通过，不能进入下一阶段；全部通过才能结束")
    void aCampaignOfTwoStagesGoesToItsEnd() {
        var campaign = twoStages.launch();
        campaign.supervision("01").judgesTwoStages("001");
        assertThat(campaign.waitsForStage("001")).isTrue();
        campaign.opensStage();
        assertThat(campaign.waitsForStage("001")).isFalse();

        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有5个单位没有通过");
        campaign.supervision("01").judgesTwoStages("001");
        assertThat(campaign.isThrough("001")).isTrue();
        for (var unit : TestCampaign.UNITS.subList(1, TestCampaign.UNITS.size())) {
            campaign.supervision("01").judgesTwoStages(unit);
            campaign.supervision("01").judgesTwoStages(unit);
        }
        campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept());

        assertThat(campaign.taskNames()).containsExactly(named(campaign, "评出先进和后进"));
    }

    @Test
    @DisplayName("没有完成的单位，领导小组同意才能免予完成，而且要有理由")
    void aUnitIsExcusedByTheLeadingGroupAlone() {
        var campaign = atCompletion("005");
        var excuse = Map.<String, Object>of(
                "verdict", "excuse", "units", Answers.json(List.of("005")), "words", "企业已经停产，党员关系已转出");
        campaign.of("office").completes("UserTask_CheckCompletion", excuse);
        campaign.of("leader").completes("UserTask_DecideExcuses", Answers.returned("停产以前的工作要补上"));
        assertThat(String.valueOf(office.formOf("office", campaign.campaignTask("UserTask_CheckCompletion"))
                        .get("standingRows")))
                .contains("停产以前的工作要补上");
        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有材料没有通过（恒达纺织有限公司）");
        assertThat(campaign.openTasksOf("005")).isNotEmpty();

        campaign.of("office").completes("UserTask_CheckCompletion", excuse);
        campaign.of("leader").completes("UserTask_DecideExcuses", Answers.accept());

        assertThat(campaign.isThrough("005")).isTrue();
        assertThat(campaign.openTasksOf("005")).isEmpty();
        campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept());
        assertThat(campaign.standingOf("005").path("excuseReason").asText()).contains("企业已经停产");
    }

    @Test
    @DisplayName("提请以后自己完成了的单位，不影响同意其他单位免予完成")
    void aUnitThatFinishesMeanwhileIsNotExcused() {
        var campaign = atCompletion("004", "005");
        campaign.of("office")
                .completes(
                        "UserTask_CheckCompletion",
                        Map.of("verdict", "excuse", "units", Answers.json(List.of("004", "005")), "words", "企业改制"));
        campaign.supervision("01").judgesTwoStages("004");
        campaign.supervision("01").judgesTwoStages("004");
        campaign.of("leader").completes("UserTask_DecideExcuses", Answers.accept());

        assertThat(campaign.standingOf("004").path("excused").asBoolean()).isFalse();
        assertThat(campaign.standingOf("005").path("excused").asBoolean()).isTrue();
        assertThat(campaign.taskNames()).containsExactly(named(campaign, "核对各单位完成情况"));
    }

    @Test
    @DisplayName("还有材料没有通过的单位，活动不能结束")
    void aCampaignIsNotClosedOverAMaterialInRework() {
        var campaign = atCompletion();
        campaign.asksFor("003", "implementation-plan");

        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有材料没有通过（县司法局）");
    }

    @Test
    @DisplayName("活动结束以后，不能再要求多交一轮")
    void nothingIsAskedForOnceTheCampaignIsClosed() {
        var campaign = atCompletion();
        campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept());
        var plan = campaign.numberOf("supervision-01", "supervision-plan");

        var answer = campaign.of("office").asksForOneMoreRound(plan, "补一份");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("活动已经结束");
    }

    @Test
    @DisplayName("已经完成的单位，不能提请免予完成")
    void onlyAUnitThatIsNotThroughCanBeExcused() {
        var campaign = atCompletion("005");

        assertThatThrownBy(() -> campaign.of("office")
                        .completes(
                                "UserTask_CheckCompletion",
                                Map.of("verdict", "excuse", "units", Answers.json(List.of("001")), "words", "理由")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("评出先进和后进、表彰、归档，活动才结束")
    void theBestAndTheLastAreNamedAndTheCampaignIsArchived() {
        var campaign = atCompletion();
        campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept());
        var named = Map.<String, Object>of(
                "best",
                Answers.json(List.of("002")),
                "last",
                Answers.json(List.of("004")),
                "activists",
                "邓国平\n高志远",
                "thanks",
                "感谢各督导组和广大群众");
        campaign.of("office").completes("UserTask_NameUnits", named);
        campaign.of("leader").completes("UserTask_ApproveHonours", Answers.returned("积极分子再核实"));
        campaign.of("office").completes("UserTask_NameUnits", named);
        campaign.of("leader").completes("UserTask_ApproveHonours", Answers.accept());
        campaign.of("office")
                .completes(
                        "UserTask_ArchiveCampaign",
                        Map.of("archiveNumber", "2014-群-01", "place", "县档案局", "confirmed", true));

        assertThat(office.isEnded(campaign.id())).isTrue();
        assertThat(campaign.record().at("/campaign/state").asText()).isEqualTo("已归档");
        assertThat(campaign.record().path("honours").findValuesAsText("name"))
                .containsExactly("县水务局", "县档案局", "邓国平", "高志远");
    }

    @Test
    @DisplayName("归档以后，没有办结的自选动作不再办理，办公室归档前看得到有几件")
    void whatUnitsHaveUnderWayOfTheirOwnEndsWithTheCampaign() {
        var campaign = atCompletion();
        office.starts("u002", "optionalAction");
        assertThat(campaign.openTasksOf("002")).hasSize(1);
        campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept());
        campaign.honours("001", "005");

        var rows = office.formOf("office", campaign.campaignTask("UserTask_ArchiveCampaign"))
                .get("archiveRows");
        assertThat(String.valueOf(rows)).contains("1件，归档后不再办理");
        campaign.archives();
        assertThat(campaign.openTasksOf("002")).isEmpty();
    }

    @Test
    @DisplayName("一个单位不能既是先进又是后进")
    void nobodyIsBestAndLast() {
        var campaign = atCompletion();
        campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept());

        assertThatThrownBy(() -> campaign.of("office")
                        .completes(
                                "UserTask_NameUnits",
                                Map.of(
                                        "best",
                                        Answers.json(List.of("002", "003")),
                                        "last",
                                        Answers.json(List.of("003")),
                                        "activists",
                                        "",
                                        "thanks",
                                        "感谢")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("同一个单位不能既是先进单位又是后进单位");
    }

    @Test
    @DisplayName("开启阶段时，看得到有多少单位具备条件、逾期、返工")
    void theOfficeSeesWhoIsReadyLateAndInRework() {
        var campaign = office.launches();
        campaign.unit("002").handsIn("implementation-plan");
        campaign.supervision("01").returns("002", "implementation-plan", "照搬照套");
        var second = twoStages.launch();
        second.supervision("01").judgesTwoStages("001");

        var rows = String.valueOf(office.formOf("office", second.campaignTask("UserTask_OpenStage"))
                .get("stageRows"));
        assertThat(rows).contains("1 / 5", "有任务逾期的单位", "有材料退回返工的单位");
        assertThat(campaign.standingOf("002").at("/figures/inRework").asInt()).isEqualTo(1);
        assertThat(campaign.standingOf("002").at("/figures/returns").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("提前开启，或者还有单位不具备条件就开启，要勾选确认并写明理由，记入办理记录")
    void anEarlyOpeningAsksForAConfirmationAndAReason() {
        var campaign = twoStages.launch();
        var form = office.formOf("office", campaign.campaignTask("UserTask_OpenStage"));
        assertThat(form).containsEntry("mustConfirm", true).containsEntry("canWithdraw", true);
        assertThat(String.valueOf(form.get("stageRows"))).contains("0 / 5", "5个：柳林乡、", "0个单位立即进入，每个单位先办1项（完成阶段），共0项");

        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_OpenStage", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“已看过上面的情况，仍然现在开启”必须")
                .hasMessageContaining("“提前开启或者撤回的理由”必须填写");
        campaign.of("office").completes("UserTask_OpenStage", Answers.opening());

        var act = campaign.record().path("acts").get(0);
        assertThat(act.path("act").asText()).isEqualTo("开启阶段");
        assertThat(act.path("reason").asText()).isEqualTo("按县委统一部署");
        assertThat(act.path("by").asText()).isEqualTo("office");
        campaign.of("office")
                .completes("UserTask_CheckCompletion", Map.of("verdict", "withdraw", "reason", "一个单位也没有准备好"));
        assertThat(campaign.taskNames()).containsExactly(named(campaign, "开启阶段：查摆问题、开展批评"));
    }

    @Test
    @DisplayName("开错的阶段，还没有人办理就可以撤回，单位退回等候，再开启时照常进入")
    void anOpeningThatNobodyHasWorkedInIsWithdrawn() {
        var campaign = office.launches();
        assertThat(campaign.openTasksOf("003")).hasSize(2);
        var withdrawal = Map.<String, Object>of("act", "withdraw", "reason", "应该下个月开启");

        campaign.of("office").completes("UserTask_OpenStage", withdrawal);

        assertThat(campaign.taskNames()).containsExactly(named(campaign, "开启阶段：学习教育、听取意见"));
        assertThat(campaign.figures("materials")).isZero();
        for (var unit : TestCampaign.UNITS) {
            assertThat(campaign.waitsForStage(unit)).as(unit).isTrue();
            assertThat(campaign.openTasksOf(unit)).as(unit).isEmpty();
        }
        assertThat(campaign.record().at("/stages/0/openedAt").isNull()).isTrue();
        assertThat(campaign.record().at("/acts/0/effect").asText()).isEqualTo("“学习教育、听取意见”：5个单位退回等候");
        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_OpenStage", withdrawal))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“要办的事”现在不用填写");

        campaign.opensStage();
        assertThat(campaign.openTasksOf("003")).hasSize(2);
        assertThat(campaign.taskNames()).containsExactly(named(campaign, "开启阶段：查摆问题、开展批评"));
    }

    @Test
    @DisplayName("已经有人签收、起草或者办结，开启就不能撤回，说明是谁")
    void anOpeningThatSomebodyHasWorkedInStays() {
        var campaign = office.launches();
        var withdrawal = Map.<String, Object>of("act", "withdraw", "reason", "应该下个月开启");
        office.claims(campaign.unit("002").handInOf("implementation-plan"), "u002");
        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_OpenStage", withdrawal))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“学习教育、听取意见”的开启不能撤回：")
                .hasMessageContaining("已签收“县水务局 · 实施方案 · 第1轮”");
        assertThat(office.formOf("office", campaign.campaignTask("UserTask_OpenStage")))
                .extractingByKey("stageRows")
                .asString()
                .contains("不能撤回：", "已签收“县水务局 · 实施方案 · 第1轮”");

        campaign.unit("002").handsIn("implementation-plan");
        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_OpenStage", withdrawal))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已办结“县水务局 · 实施方案 · 第1轮”")
                .hasMessageContaining("县水务局已提交“实施方案”");
        assertThat(campaign.openTasksOf("003")).hasSize(2);

        var drafted = office.launches();
        drafted.unit("003").drafts(drafted.unit("003").handInOf("implementation-plan"), Map.of("text", "第一稿"));
        assertThatThrownBy(() -> drafted.of("office").completes("UserTask_OpenStage", withdrawal))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("县司法局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("最后一个阶段的开启也可以撤回；活动结束以后、评出先进以前，结束也可以撤回")
    void theLastOpeningAndTheClosingAreWithdrawn() {
        var campaign = twoStages.launch();
        campaign.supervision("01").judgesTwoStages("001");
        campaign.opensStage();
        campaign.of("office")
                .completes("UserTask_CheckCompletion", Map.of("verdict", "withdraw", "reason", "前一阶段还没有搞完"));
        assertThat(campaign.waitsForStage("001")).isTrue();
        assertThat(campaign.taskNames()).containsExactly(named(campaign, "开启阶段：查摆问题、开展批评"));

        var closed = atCompletion();
        closed.of("office").completes("UserTask_CheckCompletion", Answers.accept());
        closed.of("office").completes("UserTask_NameUnits", Map.of("act", "reopen", "reason", "还有一份材料要补"));
        assertThat(closed.taskNames()).containsExactly(named(closed, "核对各单位完成情况"));
        assertThat(closed.record().at("/campaign/state").asText()).isEqualTo("已批准");
        assertThat(closed.record().at("/acts/0/act").asText()).isEqualTo("撤回结束");
    }

    @Test
    @DisplayName("到期提醒只提醒，不推动")
    void everyStepOfTheOfficeIsRemindedOf() {
        var campaign = office.plans(Answers.plan());
        campaign.reminds("UserTask_ApprovePlan");
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.returned("日程太紧"));
        campaign.reminds("UserTask_RevisePlan");
        var running = atCompletion("005");
        running.reminds("UserTask_CheckCompletion");
        running.of("office")
                .completes(
                        "UserTask_CheckCompletion",
                        Map.of("verdict", "excuse", "units", Answers.json(List.of("005")), "words", "理由"));
        running.reminds("UserTask_DecideExcuses");
        running.of("leader").completes("UserTask_DecideExcuses", Answers.accept());
        running.of("office").completes("UserTask_CheckCompletion", Answers.accept());
        running.reminds("UserTask_NameUnits");
        running.of("office")
                .completes(
                        "UserTask_NameUnits",
                        Map.of(
                                "best",
                                Answers.json(List.of("001")),
                                "last",
                                Answers.json(List.of("002")),
                                "activists",
                                "",
                                "thanks",
                                "感谢"));
        running.reminds("UserTask_ApproveHonours");
        running.of("leader").completes("UserTask_ApproveHonours", Answers.accept());
        running.reminds("UserTask_ArchiveCampaign");
        var opening = office.enrols();
        opening.reminds("UserTask_OpenStage");

        assertThat(campaign.taskNames()).containsExactly(named(campaign, "修改活动方案"));
        assertThat(running.taskNames()).containsExactly(named(running, "归档"));
        assertThat(opening.taskNames()).containsExactly(named(opening, "开启阶段：学习教育、听取意见"));
    }

    /** The name of a task of this campaign, as Tasklist shows it. */
    private static String named(TestCampaign campaign, String task) {
        var name = campaign.record().at("/campaign/name").asText();
        return "%s（%s） · %s".formatted(name, campaign.id(), task);
    }

    /** A campaign of two short stages that all units but these have passed. */
    private TestCampaign atCompletion(String... without) {
        var campaign = twoStages.launch();
        campaign.opensStage();
        for (var unit : TestCampaign.UNITS) {
            if (!List.of(without).contains(unit)) {
                campaign.supervision("01").judgesTwoStages(unit);
                campaign.supervision("01").judgesTwoStages(unit);
            }
        }
        return campaign;
    }
}
