package org.dudao.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Paths and headers of requests and answers, before the login. */
@DudaoTest
class RequestPathTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Rest rest;

    @ParameterizedTest
    @DisplayName("路径里不该编码的字符编了码，拒绝，不报500")
    @ValueSource(
            strings = {
                "/%65ngine-rest/task",
                "/engine-rest/%74ask",
                "/lo%67in",
                "/login%0a",
                "/login%00",
                "/%2e/login",
                "/login;x=1"
            })
    void unusualPathsAreRefused(String path) throws IOException {
        assertThat(statusOf(path)).isEqualTo(400);
    }

    @ParameterizedTest
    @DisplayName("汉字、空格的路径照常")
    @ValueSource(strings = {"/assets/%E5%8E%BF.svg", "/assets/a%20b.svg", "/assets/%7Ea.svg"})
    void encodedTextIsNoUnusualPath(String path) throws IOException {
        assertThat(statusOf(path)).isEqualTo(404);
    }

    @ParameterizedTest
    @DisplayName("我们的页面只用本站的脚本，Camunda 的页面有自己的规定")
    @ValueSource(strings = {"/login", "/public/suggestions", "/public/opinions"})
    void ownPagesLoadOwnScriptsOnly(String path) throws Exception {
        assertThat(get(path).headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self';", "object-src 'none'")
                .doesNotContain("unsafe-eval", "script-src");
        assertThat(get("/camunda/app/welcome/default/").headers().allValues("Content-Security-Policy"))
                .hasSizeLessThanOrEqualTo(1)
                .noneMatch(policy -> policy.contains("default-src 'self'; img-src"));
    }

    @Test
    @DisplayName("登录后要去的地址里有换行，就去首页")
    void aLineBreakInTheAddressAfterTheLoginLeadsToTheStartPage() {
        var browser = rest.browser();
        var token = browser.page("/login").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");

        var answer = browser.form(
                "/login",
                "username=admin&password=%s&_csrf=%s&from=%%2Fcamunda%%2Fapp%%2F%%0D%%0AX%%3A1"
                        .formatted(DudaoTest.PASSWORD, URLEncoder.encode(token, UTF_8)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/");
    }

    // Helpers

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://localhost:%d%s".formatted(port, path));
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** Without a client's own encoding. */
    private int statusOf(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
