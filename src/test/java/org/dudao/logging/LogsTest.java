package org.dudao.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dudao.sheet.SheetFile;
import org.dudao.support.AuditLog;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestClock;
import org.dudao.support.TestCounty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** What the program logs, what it never logs, and the log levels. */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final String WRONG_PASSWORD = "Wrong-secret-9";
    private static final String SPEAKER = "无名氏赵钱孙";
    private static final String LEVELS = "/actuator/loggers/";
    private static final String OURS = "org.dudao.engine";

    @Autowired
    Rest rest;

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    @Autowired
    TestCounty county;

    @Autowired
    LoggingSystem logging;

    @Autowired
    Environment environment;

    @Test
    @DisplayName("密码、令牌、会话号、选票的码、初始密码、提意见人的姓名，哪一份日志里都没有")
    void noSecretIsInAnyLog(CapturedOutput output) throws IOException {
        var audit = AuditLog.from(environment);
        var secrets = new ArrayList<>(List.of(DudaoTest.PASSWORD, WRONG_PASSWORD, SPEAKER, "13800000000"));
        try {
            secrets.addAll(loginsAndTheirSessions());
            secrets.addAll(aVoteAndItsSlips());
            secrets.addAll(aRosterAndItsFirstPasswords());
            anOpinionOfSomebody();
            rest.engineRest("u003").get("/job?secret=" + WRONG_PASSWORD);
        } finally {
            county.restore();
        }

        var written = output.getAll() + String.join("\n", audit.lines());
        assertThat(audit.lines()).hasSizeGreaterThan(3);
        assertThat(secrets).hasSizeGreaterThan(15).doesNotContain("", "none");
        assertThat(secrets).allSatisfy(secret -> assertThat(written).doesNotContain(secret));
    }

    private List<String> loginsAndTheirSessions() {
        var browser = rest.browser("office-1");
        var session = browser.cookie("SESSION");
        var secrets = List.of(
                session,
                new String(Base64.getDecoder().decode(session), StandardCharsets.UTF_8),
                browser.csrfToken(),
                browser.ourToken());
        browser.sendWithToken("stale", "POST", "/camunda/api/engine/engine/default/task", Map.of());
        rest.basic("u005-head", WRONG_PASSWORD).get("/api/me");
        rest.browser().form("/login", "username=u005-head&password=" + WRONG_PASSWORD);
        browser.post("/camunda/api/admin/auth/user/default/logout", null);
        return secrets;
    }

    private List<String> aVoteAndItsSlips() {
        office.readyForMeetings();
        var rating = MeetingRating.of(rest, clock, "u002", "002", Map.of("CADRES", 6), false);
        var secrets = new ArrayList<String>();
        for (var slip : rating.slips("CADRES")) {
            secrets.add(slip.link());
            secrets.add(slip.code());
            rating.votes(slip.link(), 1);
        }
        rating.votes(secrets.get(0), 1);
        rating.closes();
        rating.counts();
        return secrets;
    }

    private List<String> aRosterAndItsFirstPasswords() throws IOException {
        var files = TestCounty.sheets().stream()
                .map(file -> new Rest.Upload(file.name(), withSomebodyNew(file)))
                .toList();
        var answer = rest.basic("admin").post("/api/roster?dryRun=false", new Rest.Uploads(files));
        var passwords = answer.json().path("newLogins").findValuesAsText("password");
        assertThat(passwords).as(answer.body()).hasSize(1);
        return passwords;
    }

    private static byte[] withSomebodyNew(SheetFile file) {
        var text = new String(file.content(), StandardCharsets.UTF_8);
        return (file.name().equals("人员.csv") ? text.stripTrailing() + "\nu004-2,新来者,班子成员,004\n" : text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void anOpinionOfSomebody() {
        var answer = rest.basic("u002")
                .post(
                        "/api/opinions",
                        Map.of(
                                "opinions",
                                List.of(Map.of(
                                        "channel",
                                        "TALK",
                                        "heardOn",
                                        LocalDate.now(clock).toString(),
                                        "words",
                                        "开会太多",
                                        "speaker",
                                        SPEAKER + "，13800000000"))));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    @Test
    @DisplayName("一个请求的每行日志都写明是谁、哪项任务、哪个业务键")
    void aRequestsLinesSayWhatTheyAreAbout(CapturedOutput output) {
        var campaign = office.launches();
        var task = campaign.unit("002").handInOf("implementation-plan");

        rest.engineRest("u002").post("/task/" + task.getId() + "/claim", Map.of("userId", "u003"));

        assertThat(output.getOut().lines().filter(line -> line.contains("Refused: ")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .contains("user=u002", "task=UserTask_HandInMaterial", "businessKey=" + campaign.id()));
    }

    @Test
    @DisplayName("没有请求、没有任务时，行尾什么也不加")
    void aLineAboutNothingIsPlain(CapturedOutput output) {
        LoggerFactory.getLogger("org.dudao.plain").info("a plain line");

        assertThat(output.getOut().lines().filter(line -> line.contains("a plain line")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.strip()).endsWith("a plain line"));
    }

    @Test
    @DisplayName("只有系统管理员能看、能改日志级别，网页和 Basic 都行，改动进审计")
    void theAdministratorAloneChangesLevels() {
        for (var login : List.of("u002", "sg01", "office", "leader", "designer")) {
            assertThat(rest.basic(login).get("/actuator/loggers").status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(change(login, OURS, "DEBUG").status()).as(login).isEqualTo(403);
        }
        assertThat(rest.anonymous().get("/actuator/loggers").status()).isEqualTo(401);
        var audit = AuditLog.from(environment);

        assertThat(change("admin", OURS, "DEBUG").status()).isEqualTo(204);
        assertThat(levelOf(OURS)).isEqualTo(LogLevel.DEBUG);
        assertThat(change("admin", OURS, null).status()).isEqualTo(204);
        assertThat(levelOf(OURS)).isEqualTo(LogLevel.INFO);

        assertThat(audit.acts("log-level-changed")).hasSize(2).allSatisfy(act -> {
            assertThat(act.path("user").asText()).isEqualTo("admin");
            assertThat(act.path("logger").asText()).isEqualTo(OURS);
        });
    }

    @Test
    @DisplayName("取消改动以后，级别回到配置的样子，而不是上一级的样子")
    void whatIsTakenBackIsAsConfigured() {
        change("admin", "org.flywaydb", "ERROR");
        assertThat(levelOf("org.flywaydb")).isEqualTo(LogLevel.ERROR);
        change("admin", "org.flywaydb", null);

        assertThat(levelOf("org.flywaydb")).isEqualTo(LogLevel.WARN);
    }

    @Test
    @DisplayName("没有的日志、没有的级别、会泄密的级别、审计日志本身，都改不了")
    void nonsenseIsRefused() {
        assertThat(change("admin", "no.such.logger", "INFO").status()).isEqualTo(404);
        assertThat(change("admin", OURS, "LOUD").status()).isEqualTo(400);
        assertThat(change("admin", "audit", "OFF").status()).isEqualTo(409);
        for (var logger : List.of("ROOT", "org.springframework.security", "org.camunda.bpm.engine")) {
            var answer = change("admin", logger, "TRACE");
            assertThat(answer.status()).as(logger).isEqualTo(400);
            assertThat(answer.detail()).contains("不能低于 INFO");
        }
    }

    private Rest.Answer change(String login, String logger, @Nullable String level) {
        return rest.basic(login)
                .post(
                        LEVELS + logger,
                        new ObjectMapper()
                                .createObjectNode()
                                .put("configuredLevel", level)
                                .toString());
    }

    private LogLevel levelOf(String logger) {
        return logging.getLoggerConfiguration(logger).getEffectiveLevel();
    }
}
