package org.dudao.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dudao.security.LimitedBody.BodyRefused;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.DelegatingServletInputStream;

/** Limits of request bodies, at the doors of the public, of our API and of the engine. */
@DudaoTest
class RequestBodyTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TASKS = "/engine-rest/task";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("一张票的请求不超过8 KB")
    void aVoteIsSmall() throws Exception {
        assertThat(post("/public/votes", json(8 * 1024)).statusCode()).isNotEqualTo(413);

        var refused = post("/public/votes", json(8 * 1024 + 1));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("请求的内容超过 8 KB，没有办理。");
    }

    @Test
    @DisplayName("JSON 不超过1 MB，不说长度的请求也一样")
    void jsonIsLimited() throws Exception {
        assertThat(post(TASKS, json(1024 * 1024)).statusCode()).isEqualTo(200);

        for (var body : new BodyPublisher[] {json(1024 * 1024 + 1), withoutLength(1024 * 1024 + 1)}) {
            var refused = post(TASKS, body);

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("\"type\":\"RequestRefused\"", "\"message\":\"请求的内容超过 1024 KB，没有办理。\"");
        }
    }

    @Test
    @DisplayName("JSON 的一个列表、一个对象不超过一万项，orQueries 不超过50项")
    void listsAreLimited() throws Exception {
        assertThat(post(TASKS, orQueries(50)).statusCode()).isEqualTo(200);
        assertThat(post(TASKS, orQueries(51)).body()).contains("“orQueries”超过50项");
        assertThat(post(TASKS, taskIds(10_000)).statusCode()).isEqualTo(200);
        var refused = post(TASKS, taskIds(10_001));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("“taskIdIn”超过10000项");
    }

    @Test
    @DisplayName("JSON 的嵌套不超过50层")
    void depthIsLimited() throws Exception {
        var refused = post(TASKS, BodyPublishers.ofString("[".repeat(51) + "]".repeat(51)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("嵌套超过50层");
    }

    @Test
    @DisplayName("不用 POST 发来的表单不超过8 KB，不说长度、不登录也一样")
    void aFormOfAnotherMethodIsSmall() throws Exception {
        var form = "until=2026-12-01&reason=" + "x".repeat(8 * 1024);
        for (var method : List.of("PUT", "PATCH", "DELETE")) {
            var request = HttpRequest.newBuilder(uri("/api/me/absence"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.getBytes(UTF_8))));

            var refused = CLIENT.send(request.build(), BodyHandlers.ofString());

            assertThat(refused.statusCode()).as(method).isEqualTo(413);
            assertThat(refused.body()).contains("请求的内容超过 8 KB，没有办理。");
        }
    }

    @Test
    @DisplayName("Content-Type 不对的请求不办理：引擎仍会当作 JSON 来读")
    void anInvalidTypeIsRefused() throws Exception {
        var refused = post(TASKS, "application/json;charset=unknown", orQueries(51));

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.body()).contains("请求头 Content-Type 不对");
    }

    @Test
    @DisplayName("上传的内容不完整，是请求的问题，不是系统的问题")
    void aBrokenUploadIsABadRequest() throws Exception {
        for (var type : List.of("multipart/form-data", "text/plain")) {
            var refused = post("/api/roster", type, BodyPublishers.ofString("--"));

            assertThat(refused.statusCode()).as(type).isEqualTo(400);
            assertThat(refused.body()).contains("请求不是完整的上传");
        }
    }

    @Test
    @DisplayName("一个地址同时发来的请求不超过50个，别的页面照常打开")
    void bodiesAtTheSameTimeAreLimited() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 50; i++) {
                slow.add(beginsToSend());
            }
            awaitRefusal();
            assertThat(get("/login").statusCode()).isEqualTo(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        await().untilAsserted(
                        () -> assertThat(post(TASKS, json(10)).statusCode()).isEqualTo(200));
    }

    @Test
    @DisplayName("传得太慢的请求不办理")
    void aSlowBodyIsRefused() {
        var body = new LimitedBody(stream("ab"), 10, Duration.ZERO);

        assertThatThrownBy(() -> {
                    while (body.read() >= 0) {
                        Thread.onSpinWait();
                    }
                })
                .isInstanceOfSatisfying(BodyRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(408));
    }

    // Helpers

    /** Fifty connections are accepted one after the other, so the refusal comes when the last one is. */
    private void awaitRefusal() {
        await().untilAsserted(() -> {
            var refused = post(TASKS, json(10));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("从您的地址同时发来的请求太多");
        });
    }

    private Socket beginsToSend() throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(
                        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                                .formatted(TASKS)
                                .getBytes(UTF_8));
        return socket;
    }

    private static ServletInputStream stream(String text) {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(UTF_8));
        return new DelegatingServletInputStream(bytes);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return post(path, "application/json", body);
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        var login = Base64.getEncoder().encodeToString(("admin:" + DudaoTest.PASSWORD).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .header("Authorization", "Basic " + login)
                .POST(body);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    /** An empty query of this size. */
    private static BodyPublisher json(int size) {
        return BodyPublishers.ofString("{" + " ".repeat(size - 2) + "}");
    }

    private static BodyPublisher withoutLength(int size) {
        var bytes = ("{" + " ".repeat(size - 2) + "}").getBytes(UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static BodyPublisher orQueries(int count) {
        return BodyPublishers.ofString(
                "{\"orQueries\":[%s{\"name\":\"方案\"}]}".formatted("{\"name\":\"方案\"},".repeat(count - 1)));
    }

    private static BodyPublisher taskIds(int count) {
        return BodyPublishers.ofString("{\"taskIdIn\":[%s\"x\"]}".formatted("\"x\",".repeat(count - 1)));
    }
}
