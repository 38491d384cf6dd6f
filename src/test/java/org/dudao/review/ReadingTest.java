package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Answers;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a reader sees of a round: changes and copied passages. */
@DudaoTest
class ReadingTest {

    private static final String OWNER = "unit-002";
    private static final String PLAN = "implementation-plan";
    private static final String OWN = "我局把学习安排在晚上和出差间隙，由办公室主任负责登记。水源地巡查结合听取意见一并进行，四月底前走完十二个村。局长联系柳林乡，副局长联系水库管理所。";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    private TestCampaign campaign;

    @BeforeEach
    void launch() {
        campaign = office.launches();
    }

    @Test
    @DisplayName("第一轮没有可比的，看全文")
    void theFirstRoundIsReadWhole() {
        handsIn("002", OWN, Map.of());

        assertThat(review("002").path("changes").isNull()).isTrue();
        assertThat(review("002").path("text").asText()).isEqualTo(OWN);
    }

    @Test
    @DisplayName("正文改了哪几句，标得清清楚楚，没改的不动")
    void changedSentencesOfTheTextAreMarked() {
        handsIn("002", "加强领导。照搬上级方案。认真总结。", Map.of());
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        handsIn("002", "加强领导。利用晚上和出差间隙集中学习。认真总结。", Map.of());

        var text = part("正文");
        assertThat(text.path("changed").asBoolean()).isTrue();
        assertThat(segments(text))
                .containsExactly("same 加强领导。", "removed 照搬上级方案。", "added 利用晚上和出差间隙集中学习。", "same 认真总结。");
    }

    @Test
    @DisplayName("表单里的内容改了，也标出来")
    void changedAnswersAreMarked() {
        handsIn("002", "", Map.of());
        campaign.supervision("01").returns("002", PLAN, "责任人不明确");
        handsIn("002", "", Map.of("measures", "规定动作逐项落实，由副局长负责"));

        assertThat(segments(part("方法步骤")))
                .anyMatch(segment -> segment.startsWith("added") && segment.contains("副局长负责"));
        assertThat(part("目标要求").path("changed").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName("附件里的文字改了，也标出来；删掉的、新增的、读不出的都说明")
    void changedFilesAreMarkedAndUnreadableOnesAreNamed() {
        var first = campaign.unit("002").handInOf(PLAN);
        upload(first, "方案.docx", Documents.docx("加强领导。", "照搬上级方案。"));
        upload(first, "附表.txt", Documents.bytes("原来的附表。"));
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        var second = campaign.unit("002").handInOf(PLAN);
        files(second).forEach(file -> rest.basic("u002")
                .send("DELETE", "/api/tasks/%s/files/%s".formatted(second.getId(), file.path("id")), null));
        upload(second, "方案.docx", Documents.docx("加强领导。", "结合本局实际。"));
        upload(second, "扫描.pdf", Documents.scannedPdf());
        campaign.unit("002").handsIn(PLAN);

        assertThat(segments(part("附件：方案.docx"))).contains("removed 照搬上级方案。\n", "added 结合本局实际。\n");
        assertThat(part("附件：附表.txt").path("note").asText()).isEqualTo("已删除附件");
        assertThat(part("附件：扫描.pdf").path("note").asText()).contains("读不出文字");
    }

    @Test
    @DisplayName("同名换了内容的附件要说明，没有换的不提")
    void aFileThatWasSwappedUnderItsNameIsNamed() {
        var first = campaign.unit("002").handInOf(PLAN);
        upload(first, "报告.pdf", Documents.pdf("Report"));
        upload(first, "照片.png", Documents.image("png"));
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        var second = campaign.unit("002").handInOf(PLAN);
        var report = files(second).get(0).path("id").asText();
        rest.basic("u002").send("DELETE", "/api/tasks/%s/files/%s".formatted(second.getId(), report), null);
        upload(second, "报告.pdf", Documents.scannedPdf());
        campaign.unit("002").handsIn(PLAN);

        var swapped = part("附件：报告.pdf");
        assertThat(swapped.path("changed").asBoolean()).isTrue();
        assertThat(swapped.path("note").asText()).contains("附件已更换", "读不出文字");
        assertThat(segments(swapped)).containsExactly("removed Report\n");
        assertThat(part("附件：照片.png").path("changed").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName("换了文件名的修改稿与原稿比，修订和文本框都看得到，并说明改名和修订")
    void aRenamedWordFileIsComparedByItsFinalText() {
        var first = campaign.unit("002").handInOf(PLAN);
        upload(first, "实施方案.docx", resource("plan-v1.docx"));
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        var second = campaign.unit("002").handInOf(PLAN);
        files(second).forEach(file -> rest.basic("u002")
                .send("DELETE", "/api/tasks/%s/files/%s".formatted(second.getId(), file.path("id")), null));
        upload(second, "实施方案（修改稿）.docx", resource("plan-v2.docx"));
        campaign.unit("002").handsIn(PLAN);

        var plan = part("附件：实施方案（修改稿）.docx");
        assertThat(plan.path("note").asText()).isEqualTo("实施方案.docx 改名为 实施方案（修改稿）.docx");
        assertThat(plan.at("/notices/0").asText()).contains("尚未接受的修订");
        assertThat(segments(plan).stream().filter(segment -> !segment.startsWith("same")))
                .containsExactly(
                        "removed 九",
                        "added 十",
                        "added ，每周通报一次",
                        "removed 本段照搬上级方案，空话较多，应当删去。\n",
                        "added 时间表：三月动员，五月对照检查。\n");
    }

    @Test
    @DisplayName("照搬的正文旁边附上再长的文件，也看得出来")
    void somethingLongBesideItHidesNoCopy() {
        handsIn("003", OWN.repeat(3), Map.of());
        var task = campaign.unit("002").handInOf(PLAN);
        var law = IntStream.range(0, 3000)
                .mapToObj(article -> "第%d条，各单位应当于%d日内办理第%d号事项。".formatted(article, article * 7, article * 13))
                .collect(Collectors.joining());
        upload(task, "条例.txt", Documents.bytes(law));
        handsIn("002", OWN.repeat(3), Map.of());

        assertThat(review("002").at("/copying/0/source").asText()).isEqualTo("县司法局");
        assertThat(review("002").at("/copying/0/share").asDouble()).isGreaterThan(0.9);
    }

    @Test
    @DisplayName("上一轮的附件带到下一轮，不用重新上传")
    void filesOfTheLastRoundLieReadyForTheNext() {
        var first = campaign.unit("002").handInOf(PLAN);
        upload(first, "方案.docx", Documents.docx("加强领导。"));
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");

        assertThat(files(campaign.unit("002").handInOf(PLAN)))
                .extracting(file -> file.path("name").asText())
                .containsExactly("方案.docx");
    }

    @Test
    @DisplayName("撤回的一轮没人看过，改动从看过的那一轮算起")
    void changesAreSinceTheRoundThatWasRead() {
        handsIn("002", "第一稿。", Map.of());
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        handsIn("002", "没人看过的稿。", Map.of());
        campaign.unit("002").withdraws(PLAN);
        handsIn("002", "第三稿。", Map.of());

        assertThat(review("002").at("/changes/since").asInt()).isEqualTo(1);
        assertThat(segments(part("正文"))).noneMatch(segment -> segment.contains("没人看过"));
    }

    @Test
    @DisplayName("照搬兄弟单位的，标出是谁的、相同多少、哪些段落；只提示，不影响审核")
    void whatIsCopiedFromAnotherUnitIsMarked() {
        handsIn("003", OWN, Map.of());
        handsIn("002", "按照县里要求制定本方案。" + OWN, Map.of("measures", "先学一步，学深一层"));

        var copied = review("002").at("/copying/0");
        assertThat(copied.path("source").asText()).isEqualTo("县司法局");
        assertThat(copied.path("share").asDouble()).isBetween(0.6, 1.0);
        assertThat(copied.path("segments"))
                .anyMatch(segment -> segment.path("common").asBoolean()
                        && segment.path("text").asText().contains("水源地巡查结合听取意见一并进行"))
                .anyMatch(segment -> !segment.path("common").asBoolean());
        campaign.supervision("01").accepts("002", PLAN);
        assertThat(campaign.openTasksOf("002")).noneMatch(name -> name.contains("实施方案"));
    }

    @Test
    @DisplayName("自己前一轮的内容不算照搬")
    void ownEarlierRoundsAreNoCopy() {
        handsIn("002", OWN, Map.of());
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        handsIn("002", OWN, Map.of());

        assertThat(review("002").path("copying")).isEmpty();
    }

    @Test
    @DisplayName("照搬活动方案原文的，也标出来")
    void whatIsCopiedFromTheCampaignsPlanIsMarked() {
        var plan = Answers.plan();
        plan.put("plan", OWN);
        var own = office.launches(plan);
        var task = own.unit("002").handInOf(PLAN);
        own.unit("002").drafts(task, Map.of("text", OWN));
        own.unit("002").completes(task, Answers.good(PLAN));

        var reader = own.supervision("01");
        assertThat(reader.materialOf(reader.reviewOf(OWNER, PLAN))
                        .at("/copying/0/source")
                        .asText())
                .isEqualTo("活动方案");
    }

    private void handsIn(String unit, String text, Map<String, Object> changed) {
        var liaison = campaign.unit(unit);
        var task = liaison.handInOf(PLAN);
        var replies = new HashMap<String, Object>();
        liaison.materialOf(task)
                .path("findings")
                .forEach(finding -> replies.put(finding.path("id").asText(), "已修改"));
        liaison.drafts(task, Map.of("text", text, "replies", replies));
        liaison.completes(task, Answers.good(PLAN, changed));
    }

    private void upload(Task task, String name, byte[] content) {
        var answer =
                rest.basic("u002").post("/api/tasks/%s/files".formatted(task.getId()), new Rest.Upload(name, content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(ReadingTest.class.getResourceAsStream("/word/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> files(Task task) {
        return list(rest.basic("u002")
                .get("/api/tasks/%s/files".formatted(task.getId()))
                .json());
    }

    private JsonNode review(String unit) {
        var reader = campaign.supervision("01");
        return reader.materialOf(reader.reviewOf("unit-" + unit, PLAN));
    }

    private JsonNode part(String place) {
        return list(review("002").at("/changes/parts")).stream()
                .filter(part -> part.path("place").asText().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> segments(JsonNode part) {
        return list(part.path("segments")).stream()
                .map(segment -> segment.path("kind").asText() + " "
                        + segment.path("text").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
