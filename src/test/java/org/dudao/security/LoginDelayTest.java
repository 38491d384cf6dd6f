package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.dudao.support.AuditLog;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing passwords is slowed down; a person who mistypes is not. */
@DudaoTest
class LoginDelayTest {

    private static final String WRONG = "not-the-password";

    @Autowired
    Rest rest;

    @Autowired
    PasswordCheck passwords;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    Environment environment;

    @BeforeEach
    @AfterEach
    void forget() {
        database.sql("update dudao.login_attempt set failures = 0, succeeded_at = null")
                .update();
    }

    private int tries(String login, String password) {
        return rest.basic(login, password).get("/api/me").status();
    }

    @Test
    @DisplayName("登录名里有空字符的，是登录名不对，不是系统出错")
    void noLoginHasTheNulCharacter() {
        assertThat(tries("u005\u0000", WRONG)).isEqualTo(401);
    }

    @Test
    @DisplayName("输错一次，接着输对，马上能进")
    void theRightPasswordAfterAWrongOneIsAcceptedAtOnce() {
        assertThat(tries("u005-head", WRONG)).isEqualTo(401);
        assertThat(tries("u005-head", DudaoTest.PASSWORD)).isEqualTo(200);
    }

    @Test
    @DisplayName("连续输错五次要等，等的话和“密码不对”不一样；等过了，输对就能进，输错一百次也不锁死")
    void afterFiveWrongOnesTheNextAttemptWaitsAndNobodyIsLockedForGood() {
        var audit = AuditLog.from(environment);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(tries("u005-head", WRONG)).isEqualTo(401);
        }

        var early = rest.basic("u005-head").get("/api/me");

        assertThat(early.status()).isEqualTo(429);
        assertThat(early.detail()).isEqualTo("密码连续输错多次，请 5 秒后再试。");
        assertThat(early.header("Retry-After")).isEqualTo("5");
        assertThat(page("u005-head", DudaoTest.PASSWORD).header("Location")).contains("/login?wait=");
        assertThat(audit.acts("login-delayed")).singleElement().satisfies(act -> {
            assertThat(act.path("user").asText()).isEqualTo("u005-head");
            assertThat(act.path("address").asText()).isNotBlank();
        });
        for (int attempt = 0; attempt < 95; attempt++) {
            clock.forward(Duration.ofSeconds(61));
            assertThat(tries("u005-head", WRONG)).isEqualTo(401);
        }
        clock.forward(Duration.ofSeconds(61));
        assertThat(tries("u005-head", DudaoTest.PASSWORD)).isEqualTo(200);
        assertThat(tries("u005-head", WRONG)).isEqualTo(401);
        assertThat(tries("u005-head", DudaoTest.PASSWORD)).isEqualTo(200);
    }

    @Test
    @DisplayName("同一地址上有人猜密码，本人在用过的浏览器里照样能进")
    void aKnownBrowserDoesNotWaitForOthersAtItsAddress() {
        var known = rest.browser("u004-1");
        known.form("/logout", "_csrf=" + URLEncoder.encode(known.ourToken(), StandardCharsets.UTF_8));
        for (int attempt = 0; attempt < 6; attempt++) {
            tries("u004-1", WRONG);
        }

        assertThat(page("u004-1", DudaoTest.PASSWORD).header("Location")).contains("/login?wait=");
        assertThat(page(known, "u004-1", WRONG).header("Location")).endsWith("/login?error");
        assertThat(page(known, "u004-1", DudaoTest.PASSWORD).header("Location")).endsWith("/");
    }

    private Answer page(String login, String password) {
        return page(rest.browser(), login, password);
    }

    private static Answer page(Rest.Browser browser, String login, String password) {
        var token = browser.page("/login").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        return browser.form("/login", "username=%s&password=%s&_csrf=%s".formatted(login, password, token));
    }

    @Test
    @DisplayName("从许多地址猜同一个人的密码也要等，本人平时的地址不受影响")
    void guessingFromManyAddressesDelaysStrangersAndNotThePersonsOwnPlace() {
        assertThat(passwords.isRight("u004-head", DudaoTest.PASSWORD, "192.0.2.1"))
                .isTrue();
        for (int address = 0; address < 20; address++) {
            assertThat(passwords.isRight("u004-head", WRONG, "198.51.100." + address))
                    .isFalse();
        }

        assertThat(delayed("u004-head", "203.0.113.9")).isTrue();
        assertThat(passwords.isRight("u004-head", DudaoTest.PASSWORD, "192.0.2.1"))
                .isTrue();
        clock.forward(Duration.ofSeconds(61));
        assertThat(passwords.isRight("u004-head", DudaoTest.PASSWORD, "203.0.113.9"))
                .isTrue();
    }

    @Test
    @DisplayName("从一个地址试许多登录名也要等")
    void guessingManyLoginsFromOneAddressWaits() {
        for (int login = 0; login < 50; login++) {
            assertThat(passwords.isRight("nobody-" + login, WRONG, "198.51.100.77"))
                    .isFalse();
        }

        assertThat(delayed("u003", "198.51.100.77")).isTrue();
        assertThat(database.sql("select count(*) from dudao.login_attempt where login like 'nobody%'")
                        .query(Integer.class)
                        .single())
                .as("what was typed into the login field may be a password")
                .isZero();
    }

    private boolean delayed(String login, String address) {
        try {
            passwords.isRight(login, DudaoTest.PASSWORD, address);
            return false;
        } catch (LoginDelayedException tooEarly) {
            return true;
        }
    }

    @Test
    @DisplayName("改密码时猜现在的密码，也一样要等")
    void thePresentPasswordCannotBeGuessedOnThePageThatChangesIt() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(passwords.isRight("u003-1", WRONG, "127.0.0.1")).isFalse();
        }

        assertThat(delayed("u003-1", "127.0.0.1")).isTrue();
    }

    @Test
    @DisplayName("谁也不能借引擎的接口试别人的密码")
    void nobodyTriesPasswordsThroughTheEngine() {
        var guess = Map.of("username", "office", "password", DudaoTest.PASSWORD);
        for (var login : new String[] {"u002", "admin"}) {
            assertThat(rest.engineRest(login).post("/identity/verify", guess).status())
                    .isEqualTo(403);
            assertThat(rest.apps(login).post("/identity/verify", guess).status())
                    .isEqualTo(403);
        }
    }
}
