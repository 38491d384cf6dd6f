package org.dudao.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.SheetWriter;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register's numbers: those of the seeds, those of the focus gate, and who may see them. */
@DudaoTest
class OpinionFiguresTest {

    private static final String API = "/api/opinions";
    private static final String RECORD = "listening-record";

    @RegisterExtension
    static final ModelCoverage intakeCoverage = ModelCoverage.of("opinionIntake");

    @Autowired
    Office office;

    @Autowired
    OpinionIntakeService intake;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("一个县听到1,593条：“四风”59条、切身利益1,400条、最后一公里134条，活动办的数字就是这些")
    void theSeedsFigures() {
        var campaign = office.enrols();
        var kinds = new ArrayList<String>();
        kinds.addAll(Collections.nCopies(20, "形式主义"));
        kinds.addAll(Collections.nCopies(15, "官僚主义"));
        kinds.addAll(Collections.nCopies(12, "享乐主义"));
        kinds.addAll(Collections.nCopies(12, "奢靡之风"));
        kinds.addAll(Collections.nCopies(1400, "切身利益"));
        kinds.addAll(Collections.nCopies(134, "最后一公里"));
        var units = List.of("柳林乡", "县水务局", "县司法局", "县档案局", "恒达纺织有限公司");
        var rows = IntStream.range(0, kinds.size())
                .mapToObj(i -> List.of(
                        today().toString(),
                        units.get(i % units.size()),
                        "第%d条意见，关于%s".formatted(i, kinds.get(i)),
                        kinds.get(i),
                        "本单位",
                        "已经答复",
                        "公开"))
                .toList();
        var sheet = SheetWriter.write("全县意见", List.of("听取日期", "听到意见的单位", "意见内容", "意见类别", "涉及谁", "答复", "反馈方式"), rows);
        var saved = rest.basic("office").post(API + "/sheet?dryRun=false", new Rest.Upload("全县.xlsx", sheet));
        assertThat(saved.json().path("fresh").asInt()).as(saved.body()).isEqualTo(1593);
        office.runJobs();

        var figures = figures("office", campaign, null);
        assertThat(figures.path("total").asInt()).isEqualTo(1593);
        assertThat(figures.path("fourWinds").asInt()).isEqualTo(59);
        assertThat(figures.at("/groups/FOUR_WINDS").asInt()).isEqualTo(59);
        assertThat(figures.at("/groups/INTERESTS").asInt()).isEqualTo(1400);
        assertThat(figures.at("/groups/LAST_MILE").asInt()).isEqualTo(134);
        assertThat(figures.at("/groups/OTHER").asInt()).isZero();
        assertThat(figures.at("/kinds/FORMALISM").asInt()).isEqualTo(20);
        assertThat(figures.at("/states/FED_BACK").asInt()).isEqualTo(1593);
        assertThat(figures.at("/channels/SHEET").asInt()).isEqualTo(1593);
        int ofUnits = 0;
        for (var unit : TestCampaign.UNITS) {
            ofUnits += figures("office", campaign, unit).path("total").asInt();
        }
        assertThat(ofUnits).isEqualTo(1593);
        assertThat(pages(campaign)).isEqualTo(16);
        assertThat(notBegun(campaign)).isZero();
    }

    private int pages(TestCampaign campaign) {
        return rest.basic("office")
                .get(API + "?campaign=" + campaign.id())
                .json()
                .path("pages")
                .asInt();
    }

    private int notBegun(TestCampaign campaign) {
        return database.sql("select count(*) from dudao.opinion where campaign = :campaign and not begun")
                .param("campaign", campaign.id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("单位、督导组只看得到自己的数字，全县的由活动办和领导小组看")
    void countsAreVisibleByRole() {
        var campaign = office.enrols();
        campaign.hears("002", OpinionKind.FORMALISM, 2);

        for (var login : List.of("u002", "sg01", "office", "leader")) {
            assertThat(figures(login, campaign, "002").path("total").asInt())
                    .as(login)
                    .isEqualTo(2);
        }
        for (var login : List.of("u003", "sg02", "designer", "admin")) {
            assertThat(status(login, campaign, "002")).as(login).isEqualTo(403);
        }
        for (var login : List.of("u002", "sg01", "designer", "admin")) {
            assertThat(status(login, campaign, null)).as(login).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("听取意见情况的条数和渠道取自登记册，打开表单就在那里")
    void theFormShowsTheRegistersFigures() {
        var campaign = asked();
        campaign.hears("002", OpinionKind.BUREAUCRACY, 2);
        campaign.hears("002", OpinionKind.LAST_MILE, 1);
        var form = office.formOf("u002", campaign.taskNamed("002", "听取意见情况"));

        assertThat(form)
                .containsEntry("heard", 3)
                .containsEntry("heardFourWinds", 2)
                .containsEntry("heardInterests", 0)
                .containsEntry("heardLastMile", 1)
                .containsEntry("heardOther", 0)
                .containsEntry("heardChannels", "座谈走访3条");
    }

    @Test
    @DisplayName("浏览器送来别的数字也不算，交上来的是登记册的数字")
    void figuresThatAreTypedDoNotCount() {
        var campaign = asked();
        campaign.hears("002", OpinionKind.FORMALISM, 2);
        var task = campaign.taskNamed("002", "听取意见情况");
        office.formOf("u002", task);
        campaign.unit("002").completes(task, Map.of("mainOpinions", "走马观花", "fourWinds", 999, "opinionsHeard", 999));

        assertThat(answerOf(campaign, "fourWinds")).isEqualTo("2");
        assertThat(answerOf(campaign, "opinionsHeard")).isEqualTo("2");
    }

    private String answerOf(TestCampaign campaign, String key) {
        return database.sql(
                        """
                        select a ->> 'value' from dudao.material m
                        join dudao.material_round r on r.material = m.id,
                        lateral jsonb_array_elements(r.answers::jsonb) a
                        where m.campaign = :campaign and m.kind = 'listening-record' and a ->> 'key' = :key""")
                .param("campaign", campaign.id())
                .param("key", key)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("打开表单以后登记册变了的，要重新打开才能提交")
    void figuresThatHaveChangedAreNotHandedIn() {
        var campaign = asked();
        campaign.hears("002", OpinionKind.FORMALISM, 2);
        var task = campaign.taskNamed("002", "听取意见情况");
        office.formOf("u002", task);
        campaign.hears("002", OpinionKind.INTERESTS, 1);

        assertThatThrownBy(() -> campaign.unit("002").completes(task, Map.of("mainOpinions", "走马观花")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("现在共3条，其中“四风”方面2条");
        office.formOf("u002", task);
        campaign.unit("002").completes(task, Map.of("mainOpinions", "走马观花"));
        assertThat(answerOf(campaign, "opinionsHeard")).isEqualTo("3");
    }

    @Test
    @DisplayName("一条意见也没有登记，或者还有没分类的，不能提交听取意见情况")
    void nothingOrUnsortedIsNotHandedIn() {
        var campaign = asked();
        var task = campaign.taskNamed("002", "听取意见情况");
        office.formOf("u002", task);
        assertThatThrownBy(() -> campaign.unit("002").completes(task, Map.of("mainOpinions", "走马观花")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还没有一条意见");

        intake.enter(List.of(NewOpinion.unsorted("002", OpinionChannel.TALK, "开会多", today())), campaign.id(), "u002");
        office.runJobs();
        office.formOf("u002", task);
        assertThatThrownBy(() -> campaign.unit("002").completes(task, Map.of("mainOpinions", "走马观花")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有1条没有分类");
    }

    @Test
    @DisplayName("升级以前已经在填的，按原来的表单填数字，照样交、照样过")
    void taskWithTheFormerFormGoesOn() throws IOException {
        var campaign = office.enrols();
        var models = new RunningModels(engine, rest);
        try {
            models.deploy(Map.of(
                    "material-review.bpmn",
                    Files.readString(Path.of("processes/material-review.bpmn"))
                            .replaceAll("<camunda:property name=\"show\"[^>]+/>", ""),
                    RECORD + ".form",
                    Files.readString(Path.of("src/test/resources/opinions/listening-record-before.form")),
                    "material-review.form",
                    Files.readString(Path.of("forms/material-review.form"))));
            campaign.asksFor("002", RECORD);
            var typed = Map.<String, Object>of(
                    "channels", Answers.json(List.of("meeting")),
                    "fourWinds", 26,
                    "interests", 14,
                    "lastMile", 9,
                    "otherOpinions", 3,
                    "mainOpinions", "走马观花");
            campaign.unit("002").completes(campaign.taskNamed("002", "听取意见情况"), typed);
            campaign.supervision("01").accepts("002", RECORD);

            assertThat(answerOf(campaign, "fourWinds")).isEqualTo("26");
            assertThat(campaign.openTasksOf("002")).isEmpty();
        } finally {
            models.cleanUp();
        }
    }

    private TestCampaign asked() {
        var campaign = office.enrols();
        campaign.asksFor("002", RECORD);
        return campaign;
    }

    private JsonNode figures(String login, TestCampaign campaign, @Nullable String unit) {
        return rest.basic(login).get(path(campaign, unit)).json();
    }

    private int status(String login, TestCampaign campaign, @Nullable String unit) {
        return rest.basic(login).get(path(campaign, unit)).status();
    }

    private static String path(TestCampaign campaign, @Nullable String unit) {
        return API + "/figures?campaign=" + campaign.id() + (unit == null ? "" : "&unit=" + unit);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
