package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.OldWord;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of a material over the API. Unit 002 never submits its plan, whose reader is supervision group 01; tests
 * that submit a round use another unit.
 */
@DudaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesTest {

    private static final String PLAN = "implementation-plan";
    private static final String SPEECH = "mobilisation-speech";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    @Autowired
    MaterialFileService files;

    @Autowired
    SubmissionService submissions;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private TestCampaign campaign;
    private String handIn;

    @BeforeAll
    void launch() {
        campaign = office.launches();
        handIn = campaign.unit("002").handInOf(PLAN).getId();
    }

    @AfterEach
    void nothingIsLeft() {
        tasks.setAssignee(handIn, null);
        for (var unit : List.of("002", "003")) {
            files.ofRound(material(unit), 1).forEach(files::remove);
        }
    }

    // What a unit does

    @Test
    @DisplayName("单位的人上传附件，本单位的人都能看到")
    void whatOneOfAUnitUploadsTheOthersSee() {
        var sent = Documents.pdf("plan");
        var added = upload("u002", handIn, "实施方案.pdf", sent);
        assertThat(added.status()).isEqualTo(201);
        var file = added.json();
        assertThat(file.get("name").asText()).isEqualTo("实施方案.pdf");
        assertThat(file.get("type").asText()).isEqualTo("application/pdf");
        assertThat(file.get("size").asLong()).isEqualTo(sent.length);
        assertThat(file.get("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(file.get("uploadedBy").asText()).isEqualTo(nameOf("u002"));
        assertThat(file.get("uploadedAt").asText()).endsWith("Z");
        assertThat(file.get("preview").asText()).isEqualTo("pdf");
        assertThat(file.get("unreadable").isNull()).isTrue();
        assertThat(file.get("notices")).isEmpty();
        assertThat(list("u002-1", handIn)).containsExactly(file);
    }

    @Test
    void aFileComesBackAsItWasSent() {
        var text = "督导".repeat(300_000);
        var id = uploaded("u002", "动员讲话.txt", Documents.bytes(text));
        var download = open("u002-1", handIn, id, "");
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.body()).isEqualTo(text);
        assertThat(download.header("Content-Type")).isEqualTo("text/plain");
        assertThat(download.header("Content-Length")).isEqualTo("1800000");
        assertThat(download.header("Content-Disposition"))
                .startsWith("attachment;")
                .endsWith("filename*=UTF-8''%E5%8A%A8%E5%91%98%E8%AE%B2%E8%AF%9D.txt");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    @DisplayName("读得出文字的附件，能看这份材料的人看得到文字；读不出的说原因")
    void theTextOfAFileIsShown() {
        var id = uploaded("u002", "动员讲话.txt", Documents.bytes("聚焦四风"));
        assertThat(open("u002-1", handIn, id, "/text").json().path("text").asText())
                .isEqualTo("聚焦四风");
        var image = open("u002", handIn, uploaded("u002", "现场.png", Documents.image("png")), "/text");
        assertThat(image.status()).isEqualTo(404);
        assertThat(image.detail()).isEqualTo("图片，读不出文字。");
    }

    @Test
    @DisplayName("图片和PDF可以在页面里预览，别的只能下载")
    void imagesAndPdfAreShownInOurPagesAlone() {
        var pdf = open("u002", handIn, uploaded("u002", "方案.pdf", Documents.pdf("plan")), "?inline=true");
        var image = open("u002", handIn, uploaded("u002", "现场.png", Documents.image("png")), "?inline=true");
        for (var shown : List.of(pdf, image)) {
            assertThat(shown.header("Content-Disposition")).startsWith("inline;");
            assertThat(shown.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'self'");
            assertThat(shown.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        }
        var text = open("u002", handIn, uploaded("u002", "网页.txt", Documents.bytes("<html>")), "?inline=true");
        assertThat(text.header("Content-Disposition")).startsWith("attachment;");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain");
    }

    @Test
    @DisplayName("从前读不出文字的文件，再次上传时读出")
    void aFileThatWasUnreadableIsReadWhenItIsSentAgain() {
        var content = new OldWord().text("整改落实").bytes();
        var first = uploaded("u002", "方案.doc", content);
        var stored = files.find(material("002"), first).orElseThrow();
        database.sql("update dudao.file_content set text = null, unreadable = '不读取' where sha256 = ?")
                .param(stored.sha256())
                .update();
        uploaded("u002", "方案（再传）.doc", content);
        assertThat(files.text(stored)).contains("整改落实\n");
        assertThat(files.isIntact(stored)).isTrue();
    }

    @Test
    @DisplayName("页面知道可以上传哪些文件")
    void pagesKnowTheAcceptedFiles() {
        var accepted = rest.basic("u002").get("/api/accepted-files").json();
        assertThat(accepted.get("maxSize").asLong()).isEqualTo(2L << 20);
        assertThat(accepted.get("endings"))
                .extracting(JsonNode::asText)
                .contains(".pdf", ".ofd", ".wps", ".et", ".dps", ".jpeg")
                .doesNotContain(".zip", ".docm");
    }

    @Test
    @DisplayName("OFD和WPS的文件读出文字，下载时类型正确、不在页面里打开")
    void newFormatsAreReadAndDownloaded() {
        var ofd = Documents.zip(Map.of(
                "OFD.xml",
                Documents.bytes("<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
                "Doc_0/Document.xml",
                Documents.bytes("<Document><Page BaseLoc=\"Page.xml\"/></Document>"),
                "Doc_0/Page.xml",
                Documents.bytes(
                        "<Page><TextObject Boundary=\"0 0 9 9\"><TextCode>聚焦四风</TextCode></TextObject></Page>")));
        var downloads =
                Map.of("通知.ofd", ofd, "方案.wps", new OldWord().text("聚焦四风").bytes());
        var types = Map.of("通知.ofd", "application/ofd", "方案.wps", "application/msword");
        downloads.forEach((name, content) -> {
            var id = uploaded("u002", name, content);
            assertThat(files.text(files.find(material("002"), id).orElseThrow()))
                    .contains("聚焦四风\n");
            var download = open("u002", handIn, id, "?inline=true");
            assertThat(download.header("Content-Type")).isEqualTo(types.get(name));
            assertThat(download.header("Content-Disposition")).startsWith("attachment;");
            assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        });
    }

    @Test
    void tasklistIsNoSandboxAsBrowsersShowNoPdfInOne() {
        var policy = rest.browser("u002").page("/camunda/app/tasklist/default/").header("Content-Security-Policy");
        assertThat(policy)
                .contains("script-src 'nonce-", "default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("sandbox");
    }

    @Test
    @DisplayName("读不出文字的文件当场说明")
    void anUnreadableFileIsSaidToBeSo() {
        var file = upload("u002", handIn, "扫描件.pdf", Documents.scannedPdf()).json();
        assertThat(file.get("unreadable").asText()).contains("扫描件");
        var stored = files.find(material("002"), file.get("id").asLong()).orElseThrow();
        assertThat(files.text(stored)).isEmpty();
    }

    @Test
    void theTextOfAFileIsKept() {
        var id = uploaded("u002", "方案.docx", Documents.docx("聚焦“四风”问题"));
        assertThat(files.text(files.find(material("002"), id).orElseThrow())).contains("聚焦“四风”问题\n");
    }

    @Test
    @DisplayName("附件由本人或办理人移除")
    void aFileIsRemovedByWhoUploadedItOrHoldsTheTask() {
        var first = uploaded("u002", "一.pdf", Documents.pdf("one"));
        var second = uploaded("u002", "二.pdf", Documents.pdf("two"));
        var refused = remove("u002-1", handIn, first);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).contains("“一.pdf”", nameOf("u002"), "只有本人或者任务的办理人能移除");
        assertThat(remove("u002", handIn, first).status()).isEqualTo(204);
        tasks.claim(handIn, "u002-1");
        assertThat(remove("u002-1", handIn, second).status()).isEqualTo(204);
        assertThat(list("u002", handIn)).isEmpty();
        assertThat(open("u002", handIn, second, "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("同一内容只存一份，没人用了才删")
    void aContentIsKeptOnceAndForAsLongAsItIsUsed() {
        var content = Documents.bytes("同一份内容".repeat(200_000).substring(0, 600_000));
        var hash = upload("u002", handIn, "甲.txt", content).json().get("sha256").asText();
        assertThat(chunks(hash)).isEqualTo(2);
        var other = campaign.unit("003").handInOf(PLAN).getId();
        var same = upload("u003", other, "乙.txt", content).json();
        assertThat(same.get("sha256").asText()).isEqualTo(hash);
        assertThat(chunks(hash)).isEqualTo(2);

        assertThat(remove("u003", other, same.get("id").asLong()).status()).isEqualTo(204);
        assertThat(chunks(hash)).isEqualTo(2);
        assertThat(remove("u002", handIn, list("u002", handIn).get(0).get("id").asLong())
                        .status())
                .isEqualTo(204);
        assertThat(chunks(hash)).isZero();
        assertThat(database.sql("select count(*) from dudao.file_content where sha256 = ?")
                        .param(hash)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // What is refused

    @Test
    @DisplayName("同一轮里附件不能重名")
    void namesAreUniqueInARound() {
        uploaded("u002", "方案.pdf", Documents.pdf("one"));
        var again = upload("u002-1", handIn, "方案.pdf", Documents.pdf("two"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).isEqualTo("已经有一个附件叫“方案.pdf”，请先移除它，或者改名后再上传。");
        assertThat(list("u002", handIn)).hasSize(1);
    }

    @Test
    @DisplayName("超过大小限制的文件不收")
    void tooLargeAFileIsRefused() {
        for (int megabytes : List.of(2, 8)) {
            var refused = upload("u002", handIn, "录像.pdf", new byte[(megabytes << 20) + 1]);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.detail()).isEqualTo("文件太大，最大2MB。");
        }
        assertThat(list("u002", handIn)).isEmpty();
    }

    @Test
    void aFileOfExactlyTheLimitIsTaken() {
        var added = upload("u002", handIn, "讲话.txt", Documents.bytes("x".repeat(2 << 20)));
        assertThat(added.status()).isEqualTo(201);
        assertThat(remove("u002", handIn, added.json().get("id").asLong()).status())
                .isEqualTo(204);
    }

    @Test
    void whatTheRulesRefuseIsNotStored() {
        for (var name : List.of("木马.pdf", "木马.exe", "../木马.pdf", "fdp.\u202Eexe.zip")) {
            var refused = upload("u002", handIn, name, Documents.exe());
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.detail()).as(name).matches("(?s).*\\p{IsHan}.*");
        }
        assertThat(rest.basic("u002").post(path(handIn), null).status()).isEqualTo(400);
        assertThat(rest.basic("u002")
                        .post(path(handIn), new Rest.Parts(Map.of("other", "x")))
                        .detail())
                .isEqualTo("不认识“other”：这里的参数可以有 file。");
        assertThat(rest.basic("u002")
                        .post(path(handIn), new Rest.Parts(Map.of()))
                        .status())
                .isEqualTo(400);
        assertThat(list("u002", handIn)).isEmpty();
    }

    // Who has no access

    @ParameterizedTest
    @ValueSource(strings = {"u003", "sg01", "leader"})
    @DisplayName("看不到任务的人碰不到附件")
    void strangerToTheTaskDoesNotReachItsFiles(String stranger) {
        var id = uploaded("u002", "方案.pdf", Documents.pdf("plan"));
        for (var refused : List.of(
                rest.basic(stranger).get(path(handIn)),
                open(stranger, handIn, id, ""),
                open(stranger, handIn, id, "/text"),
                upload(stranger, handIn, "另一个.pdf", Documents.pdf("other")),
                remove(stranger, handIn, id))) {
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.detail()).isEqualTo("没有这项任务，或者它已经办结。");
        }
        assertThat(rest.anonymous().get(path(handIn)).status()).isEqualTo(401);
        assertThat(list("u002", handIn)).hasSize(1);
    }

    @Test
    @DisplayName("活动办只能看单位的附件")
    void theOfficeReadsAUnitsFilesAndLeavesThemAlone() {
        var id = uploaded("u002", "方案.pdf", Documents.pdf("plan"));
        assertThat(list("office", handIn)).hasSize(1);
        assertThat(open("office", handIn, id, "").status()).isEqualTo(200);
        for (var refused :
                List.of(upload("office", handIn, "另一个.pdf", Documents.pdf("other")), remove("office", handIn, id))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.detail()).isEqualTo("只有县水务局的人能上传或移除这份材料的附件。");
        }
        assertThat(list("u002", handIn)).hasSize(1);
    }

    @Test
    @DisplayName("别的材料的附件，在这项任务里找不到")
    void anotherMaterialsFileIsNotReachedThroughOnesOwnTask() {
        var othersTask = campaign.unit("003").handInOf(PLAN).getId();
        var others = idOf(upload("u003", othersTask, "方案.pdf", Documents.pdf("others")));
        var ownSpeech = campaign.unit("002").handInOf(SPEECH).getId();
        var own = uploaded("u002", "方案.pdf", Documents.pdf("own"));
        for (var refused : List.of(
                open("u002", handIn, others, ""),
                remove("u002", handIn, others),
                open("u002", ownSpeech, own, ""),
                remove("u002", ownSpeech, own))) {
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.detail()).contains("这份材料没有这个附件");
        }
        assertThat(list("u003", othersTask)).hasSize(1);
        assertThat(list("u002", handIn)).hasSize(1);
    }

    // From round to round

    @Test
    @DisplayName("审核人能看提交的附件，不能改")
    void readerOfTheMaterialReadsItsFiles() {
        var toHandIn = campaign.unit("001").handInOf(PLAN).getId();
        var id = idOf(upload("u001", toHandIn, "方案.pdf", Documents.pdf("plan")));
        campaign.unit("001").handsIn(PLAN);
        var review = campaign.supervision("01").reviewOf("unit-001", PLAN).getId();
        assertThat(list("sg01", review))
                .extracting(file -> file.get("id").asLong())
                .containsExactly(id);
        assertThat(open("sg01", review, id, "?inline=true").status()).isEqualTo(200);
        for (var refused :
                List.of(upload("sg01", review, "另一个.pdf", Documents.pdf("other")), remove("sg01", review, id))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.detail()).isEqualTo("审核时只能查看附件，不能上传或移除。");
        }
        assertThat(upload("u001", toHandIn, "补充.pdf", Documents.pdf("late")).status())
                .isEqualTo(404);
        assertThat(list("sg01", review)).hasSize(1);
    }

    @Test
    @DisplayName("已提交的轮次附件不能改动，下一轮从上一轮的附件开始")
    void aRoundThatIsHandedInIsFrozenAndTheNextBeginsWithItsFiles() {
        var toHandIn = campaign.unit("004").handInOf(PLAN).getId();
        var first = idOf(upload("u004", toHandIn, "方案.pdf", Documents.pdf("plan")));
        campaign.unit("004").handsIn(PLAN);
        campaign.supervision("02").returns("004", PLAN, "没聚焦，重来");
        var again = campaign.unit("004").handInOf(PLAN).getId();
        files.carryOver(material("004"), 1, 2);
        files.carryOver(material("004"), 1, 2);

        var carried = list("u004", again);
        assertThat(carried).extracting(file -> file.get("name").asText()).containsExactly("方案.pdf");
        assertThat(open("u004", again, first, "").status()).isEqualTo(200);
        var refused = remove("u004", again, first);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).isEqualTo("第1轮已经提交，附件不能再改动。");

        var second = carried.get(0).get("id").asLong();
        assertThat(second).isNotEqualTo(first);
        assertThat(remove("u004", again, second).status()).isEqualTo(204);
        assertThat(upload("u004", again, "方案.pdf", Documents.pdf("better")).status())
                .isEqualTo(201);
        assertThat(files.ofRound(material("004"), 1))
                .extracting(MaterialFile::id)
                .containsExactly(first);
        assertThat(open("u004", again, first, "").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("提交的同时上传的附件，不会混进已提交的轮次")
    void whatIsUploadedWhileTheRoundIsHandedInDoesNotSlipIntoIt() {
        var toHandIn = campaign.unit("005").handInOf(PLAN).getId();
        var late = Objects.requireNonNull(transaction.execute(status -> {
            campaign.unit("005").handsIn(PLAN);
            var upload = CompletableFuture.supplyAsync(() -> upload("u005", toHandIn, "补充.pdf", Documents.pdf("late")));
            await().atMost(Duration.ofMinutes(2)).until(() -> upload.isDone() || somebodyWaitsForALock());
            return upload;
        }));
        assertThat(late.join().status()).isEqualTo(409);
        assertThat(late.join().detail()).isEqualTo("第1轮已经提交，附件不能再改动。");
        assertThat(files.ofRound(material("005"), 1)).isEmpty();
    }

    private boolean somebodyWaitsForALock() {
        return database.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    private long material(String unit) {
        return submissions
                .get(new MaterialKey(campaign.id(), "unit-" + unit, 1, PLAN))
                .number();
    }

    private int chunks(String sha256) {
        return database.sql("select count(*) from dudao.file_chunk where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }

    private String nameOf(String login) {
        return database.sql("select name from dudao.person where login = ?")
                .param(login)
                .query(String.class)
                .single();
    }

    private long uploaded(String login, String name, byte[] content) {
        return idOf(upload(login, handIn, name, content));
    }

    private static long idOf(Answer added) {
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.json().get("id").asLong();
    }

    private Answer upload(String login, String task, String name, byte[] content) {
        return rest.basic(login).post(path(task), new Rest.Upload(name, content));
    }

    private Answer open(String login, String task, long file, String query) {
        return rest.basic(login).get(path(task) + "/" + file + query);
    }

    private Answer remove(String login, String task, long file) {
        return rest.basic(login).send("DELETE", path(task) + "/" + file, null);
    }

    private List<JsonNode> list(String login, String task) {
        var answer = rest.basic(login).get(path(task));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private static String path(String task) {
        return "/api/tasks/" + task + "/files";
    }
}
