package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Clients of the REST APIs with Basic authentication, and of the apps' API with a browser login. */
public class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** For all callers without cookies: a client of its own for each request would take a thread and a connection each time. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Environment environment;

    Rest(Environment environment) {
        this.environment = environment;
    }

    /** The clients for another application on this machine. */
    public static Rest at(int port) {
        return new Rest(new MockEnvironment().withProperty("local.server.port", String.valueOf(port)));
    }

    public record Answer(int status, String body, HttpResponse<byte[]> response) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String message() {
            return json().path("message").asText();
        }

        /** The detail of the problem. */
        public String detail() {
            return json().path("detail").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A client for one API and one user. */
    public interface Door {
        Answer send(String method, String path, Object body);

        default Answer get(String path) {
            return send("GET", path, null);
        }

        default Answer post(String path, Object body) {
            return send("POST", path, body);
        }
    }

    /** {@code /engine-rest} with Basic authentication. */
    public Door engineRest(String login) {
        return (method, path, body) -> send(
                CLIENT,
                method,
                "/engine-rest" + path,
                body,
                "Authorization",
                "Basic " + basicHeader(login, DudaoTest.PASSWORD));
    }

    /** {@code /engine-rest} as Camunda Modeler calls it: with Basic authentication, from a file page. */
    public Door modeler(String login) {
        return (method, path, body) -> send(
                CLIENT,
                method,
                "/engine-rest" + path,
                body,
                "Authorization",
                "Basic " + basicHeader(login, DudaoTest.PASSWORD),
                "Origin",
                "file://",
                "Accept",
                "application/json");
    }

    /** Any path with Basic authentication. */
    public Door basic(String login) {
        return (method, path, body) ->
                send(CLIENT, method, path, body, "Authorization", "Basic " + basicHeader(login, DudaoTest.PASSWORD));
    }

    /** Returns the file that is sent back. */
    public byte[] basicBytes(String login, String method, String path, Upload body) {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.body()))
                .header("Authorization", "Basic " + basicHeader(login, DudaoTest.PASSWORD))
                .header("Content-Type", Parts.contentType());
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Any path with Basic authentication and a given password. */
    public Door basic(String login, String password) {
        return (method, path, body) ->
                send(CLIENT, method, path, body, "Authorization", "Basic " + basicHeader(login, password));
    }

    /** Without a login. */
    public Door anonymous() {
        return (method, path, body) -> send(CLIENT, method, path, body, "Accept", "*/*");
    }

    /** The API of Tasklist and Cockpit, after a login on our page. */
    public Door apps(String login) {
        var browser = browser(login);
        return (method, path, body) -> browser.send(method, "/camunda/api/engine/engine/default" + path, body);
    }

    /** A new browser without a login. */
    public Browser browser() {
        return new Browser(new CookieManager());
    }

    public Browser browser(String login) {
        var browser = browser();
        browser.logsIn(login);
        return browser;
    }

    /** A multipart body. */
    public record Parts(Map<String, String> parts) {

        private static final String BOUNDARY = "----dudao";

        String body() {
            return parts.entrySet().stream()
                            .map(part -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                                    .formatted(BOUNDARY, part.getKey(), fileName(part.getKey()), part.getValue()))
                            .collect(Collectors.joining())
                    + "--" + BOUNDARY + "--\r\n";
        }

        /** A part whose name says so is a file. */
        private static String fileName(String part) {
            return part.contains(".") || part.equals("file") ? "; filename=\"%s\"".formatted(part) : "";
        }

        static String contentType() {
            return "multipart/form-data; boundary=" + BOUNDARY;
        }
    }

    /** One file, in a part named {@code file}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Upload(String name, byte[] content) {

        byte[] body() {
            return new Uploads(List.of(this)).body();
        }

        private byte[] part() {
            var part = new ByteArrayOutputStream();
            part.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                    .formatted(Parts.BOUNDARY, name)
                    .getBytes(StandardCharsets.UTF_8));
            part.writeBytes(content);
            part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return part.toByteArray();
        }
    }

    /** Several files, all in parts with that name. */
    public record Uploads(List<Upload> files) {

        byte[] body() {
            var body = new ByteArrayOutputStream();
            files.forEach(file -> body.writeBytes(file.part()));
            body.writeBytes("--%s--\r\n".formatted(Parts.BOUNDARY).getBytes(StandardCharsets.UTF_8));
            return body.toByteArray();
        }
    }

    /** A browser with cookies. */
    public final class Browser implements Door {

        private final CookieManager cookies;
        private final HttpClient client;

        private Browser(CookieManager cookies) {
            this.cookies = cookies;
            this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
        }

        /** The same browser, sent to another node by a proxy. */
        public Browser at(Rest other) {
            return other.new Browser(cookies);
        }

        /** Logs in on our page and opens Tasklist, which returns the apps' CSRF token. */
        public Answer logsIn(String login) {
            var page = page("/login");
            var token = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            var answer =
                    form("/login", "username=" + login + "&password=" + DudaoTest.PASSWORD + "&_csrf=" + url(token));
            page("/camunda/app/tasklist/default/");
            return answer;
        }

        public Answer page(String path) {
            return Rest.this.send(client, "GET", path, null, "Accept", "text/html");
        }

        /** Sends a request without a body that accepts these formats. */
        public Answer accepting(String formats, String method, String path) {
            return Rest.this.send(client, method, path, null, "Accept", formats);
        }

        /** Follows a link on a page at this address. */
        public Answer from(String referer, String path) {
            return Rest.this.send(client, "GET", path, null, "Accept", "text/html", "Referer", referer);
        }

        /** The SQL statements that the application executes for this request. The request must succeed. */
        public List<String> statements(String path) {
            var answer = Rest.this.send(
                    client, "GET", path, null, "Accept", "text/html,application/json", StatementCount.HEADER, "yes");
            var statements = StatementCount.last();
            if (answer.status() != 200) {
                throw new AssertionError(answer.body());
            }
            return statements;
        }

        public Answer form(String path, String fields) {
            return exchange(
                    client,
                    HttpRequest.newBuilder(uri(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", "text/html")
                            .POST(BodyPublishers.ofString(fields))
                            .build());
        }

        @Override
        public Answer send(String method, String path, Object body) {
            return Rest.this.send(client, method, path, body, "X-XSRF-TOKEN", csrfToken());
        }

        public Answer sendWithToken(String token, String method, String path, Object body) {
            return Rest.this.send(client, method, path, body, "X-XSRF-TOKEN", token);
        }

        /** Calls our own API as our pages do, with the token from {@code /api/me}. */
        public Answer sendWithOurToken(String token, String method, String path, Object body) {
            return Rest.this.send(client, method, path, body, "X-CSRF-TOKEN", token);
        }

        public String ourToken() {
            return get("/api/me").json().at("/csrf/token").asText();
        }

        public String csrfToken() {
            return cookie("XSRF-TOKEN");
        }

        public String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(cookie -> cookie.getValue().replace("\"", ""))
                    .findFirst()
                    .orElse("none");
        }
    }

    private Answer send(HttpClient client, String method, String path, Object body, String... headers) {
        try {
            var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body));
            var request =
                    HttpRequest.newBuilder(uri(path)).method(method, publisher).headers(headers);
            if (body != null) {
                boolean parts = body instanceof Parts || body instanceof Upload || body instanceof Uploads;
                request.header("Content-Type", parts ? Parts.contentType() : "application/json");
            }
            return exchange(client, request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Object body) throws IOException {
        if (body instanceof Upload upload) {
            return upload.body();
        }
        if (body instanceof Uploads uploads) {
            return uploads.body();
        }
        return text(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object body) throws IOException {
        if (body instanceof Parts parts) {
            return parts.body();
        }
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static Answer exchange(HttpClient client, HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
    }

    private static String basicHeader(String login, String password) {
        return Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
