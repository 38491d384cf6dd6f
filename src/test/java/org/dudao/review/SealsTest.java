package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.dudao.database.DatabaseAway;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.PausedReading;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Submitted rounds never change, and everybody can verify that. */
@DudaoTest
class SealsTest {

    private static final String OWNER = "unit-002";
    private static final String PLAN = "implementation-plan";
    private static final String SEAL = "[0-9a-f]{64}";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    @Autowired
    SealVerificationService verification;

    @Autowired
    TransactionTemplate transaction;

    private TestCampaign campaign;

    @BeforeEach
    void handIn() {
        campaign = office.launches();
        var task = campaign.unit("002").handInOf(PLAN);
        campaign.unit("002").drafts(task, Map.of("text", "一、指导思想。".repeat(1000)));
        campaign.unit("002").completes(task, Answers.good(PLAN));
    }

    @Test
    @DisplayName("提交即封存：正文、附件和填报内容合成一个SHA-256")
    void aRoundIsSealedWhenItIsHandedIn() {
        var round = round(0);

        assertThat(round.path("seal").asText()).matches(SEAL);
        assertThat(round.path("intact").asBoolean()).isTrue();
        assertThat(round.path("text").asText()).hasSize(7000);
        assertThat(round.at("/answers/0/text").asText())
                .isEqualTo(Answers.good(PLAN).get("goals"));
    }

    @Test
    @DisplayName("审核结论与封存码绑定")
    void aVerdictIsBoundToTheSeal() {
        campaign.supervision("01").accepts("002", PLAN);

        assertThat(round(0).at("/verdict/seal").asText())
                .isEqualTo(round(0).path("seal").asText());
    }

    @Test
    @DisplayName("后来的改动是新的一轮，原来的一轮不变")
    void aLaterChangeIsANewRound() {
        var first = round(0).path("seal").asText();
        campaign.supervision("01").returns("002", PLAN, "结合实际不够");
        var rework = campaign.unit("002").handInOf(PLAN);
        assertThat(campaign.unit("002").materialOf(rework).path("text").asText())
                .as("starts from the last round's text")
                .hasSize(7000);
        campaign.unit("002").handsIn(PLAN);

        assertThat(round(0).path("seal").asText()).isEqualTo(first);
        assertThat(round(1).path("seal").asText()).matches(SEAL).isNotEqualTo(first);
        assertThat(round(1).path("text").asText()).hasSize(7000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text = text || '。'",
                "answers = replace(answers::text, '为民务实清廉', '为民')::json",
                "replies = '{\"1\": \"改过\"}'",
                "handed_in_by = 'u003'",
                "handed_in_at = handed_in_at + interval '1 microsecond'",
                "seal = null",
                "seal = repeat('0', 64)"
            })
    @DisplayName("库里动过的，一查就知道是哪一份哪一轮")
    void whateverIsChangedInTheDatabaseIsNamed(String change) {
        database.sql("update dudao.material_round set %s where material = :material".formatted(change))
                .param("material", campaign.numberOf(OWNER, PLAN))
                .update();

        assertThat(round(0).path("intact").asBoolean()).isFalse();
        var check = rest.basic("office").get("/api/materials/seals").json();
        assertThat(check.path("broken"))
                .extracting(JsonNode::asText)
                .anyMatch(
                        line -> line.contains("县水务局 · 实施方案（材料编号 %d） · 第1轮".formatted(campaign.numberOf(OWNER, PLAN))));
        repair(change);
    }

    @Test
    @DisplayName("不见了的一轮、换过的结论、损坏的内容，也查得出来")
    void whatIsGoneOrNotWhatWasJudgedOrUnreadableIsNamed() {
        campaign.supervision("01").accepts("002", PLAN);
        var number = campaign.numberOf(OWNER, PLAN);

        assertBroken("update dudao.verdict set seal = repeat('0', 64) where material = :material", "不是审核时的内容");
        assertBroken("update dudao.verdict set seal = null where material = :material", "不是审核时的内容");
        assertBroken("update dudao.material_round set answers = '{}' where material = :material", "读不出来");
        assertBroken("delete from dudao.material_round where material = :material", "第1轮不见了");
        database.sql("update dudao.material set handed_in = 0 where id = :material")
                .param("material", number)
                .update();
    }

    @Test
    @DisplayName("核对的时候数据库断开，说数据库不在，不说材料损坏")
    void anAbsentDatabaseIsNotADamagedMaterial() {
        assertThatThrownBy(() -> new PausedReading(database, transaction)
                        .at(
                                "dudao.verdict",
                                verification::run,
                                waiting -> waiting.forEach(connection -> database.sql("select pg_terminate_backend(?)")
                                        .param(connection)
                                        .query(Boolean.class)
                                        .single())))
                .matches(DatabaseAway::isCauseOf);
    }

    private void assertBroken(String change, String reason) {
        database.sql(change).param("material", campaign.numberOf(OWNER, PLAN)).update();
        assertThat(rest.basic("office").get("/api/materials/seals").json().path("broken"))
                .extracting(JsonNode::asText)
                .anyMatch(line -> line.contains("县水务局 · 实施方案") && line.contains(reason));
    }

    @Test
    @DisplayName("附件的字节动过的，查得出来，也不能审核")
    void aFilesBytesAreSealedToo() {
        campaign.supervision("01").returns("002", PLAN, "附上方案");
        var task = campaign.unit("002").handInOf(PLAN);
        var file = rest.basic("u002")
                .post(
                        "/api/tasks/%s/files".formatted(task.getId()),
                        new Rest.Upload("方案.txt", Documents.bytes("本局方案" + campaign.id())));
        campaign.unit("002").handsIn(PLAN);
        var sha256 = file.json().path("sha256").asText();
        database.sql("update dudao.file_chunk set data = 'changed' where sha256 = :sha256")
                .param("sha256", sha256)
                .update();

        assertThat(rest.basic("office").get("/api/materials/seals").json().path("broken"))
                .extracting(JsonNode::asText)
                .anyMatch(line -> line.contains("县水务局 · 实施方案") && line.contains("第2轮与封存码不符"));
        assertThatThrownBy(() -> campaign.supervision("01").accepts("002", PLAN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("与封存时不一致");
        database.sql("delete from dudao.file_chunk where sha256 = :sha256")
                .param("sha256", sha256)
                .update();
        database.sql("insert into dudao.file_chunk (sha256, position, data) values (:sha256, 0, :data)")
                .param("sha256", sha256)
                .param("data", Documents.bytes("本局方案" + campaign.id()))
                .update();
    }

    /** Repairs the change, because all tests share one database. */
    private void repair(String change) {
        database.sql("update dudao.material_round set seal = null, unsealed = true where material = :material")
                .param("material", campaign.numberOf(OWNER, PLAN))
                .update();
        assertThat(rest.basic("office").get("/api/materials/seals").json().path("broken"))
                .as(change)
                .isEmpty();
    }

    @Test
    @DisplayName("与封存时不一致的，不能审核")
    void whatIsNotAsSealedCannotBeJudged() {
        database.sql("update dudao.material_round set text = '换掉' where material = :material")
                .param("material", campaign.numberOf(OWNER, PLAN))
                .update();

        assertThatThrownBy(() -> campaign.supervision("01").accepts("002", PLAN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("与封存时不一致");
        repair("text");
    }

    @Test
    @DisplayName("封存码任何人都可以自己算")
    void anybodyCanComputeTheSeal() throws Exception {
        var round = round(0);
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(round.path("sealed").asText().getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo(round.path("seal").asText());
        var stored = database.sql(
                        """
                        select encode(sha256(convert_to(answers::text, 'UTF8')), 'hex') from dudao.material_round
                        where material = :material""")
                .param("material", campaign.numberOf(OWNER, PLAN))
                .query(String.class)
                .single();
        assertThat(round.path("sealed").asText())
                .startsWith("dudao-seal 1\nmaterial ")
                .contains("by u002 at ", "\nanswers " + stored + "\n");
    }

    @Test
    @DisplayName("正文太长的，提交时说明，不丢内容")
    void aTextThatIsTooLongIsRefusedAndKept() {
        campaign.supervision("01").returns("002", PLAN, "太长");
        var rework = campaign.unit("002").handInOf(PLAN);
        var id = campaign.unit("002").materialOf(rework).at("/findings/0/id").asText();
        campaign.unit("002").drafts(rework, Map.of("text", "长".repeat(50_001), "replies", Map.of(id, "改了")));

        assertThatThrownBy(() -> campaign.unit("002").completes(rework, Answers.good(PLAN)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("正文共 50001 个字，最多 50000 个字");
        assertThat(rest.basic("u002")
                        .get("/api/tasks/%s/draft".formatted(rework.getId()))
                        .json()
                        .at("/draft/content/text")
                        .asText())
                .hasSize(50_001);
    }

    private JsonNode round(int index) {
        return campaign.recordOf(OWNER, PLAN).path("rounds").path(index);
    }
}
