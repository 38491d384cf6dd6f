package org.dudao.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.dudao.security.LimitedBody.BodyRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits request bodies before anything parses them: their size, the time in which they arrive, the number that one address sends at
 * the same time, and the depth and the number of entries of JSON. It stands in front of the login.
 *
 * <p>A JSON body is read here as a whole. Tomcat reads uploads and the forms of POST itself, with its own limits of size; for them the
 * filter limits the number. Spring reads the forms of other methods as a whole and without a limit.
 */
class RequestBodyFilter extends OncePerRequestFilter {

    private static final String VOTES = "/public/votes";
    private static final Pattern DRAFT = Pattern.compile("/api/tasks/[^/]+/draft");
    private static final String BALLOT_PAPERS = "/public/ballot-papers";

    private final RequestBodySettings settings;
    private final JsonLimits json;
    private final Map<String, Integer> bodiesOfAddress = new ConcurrentHashMap<>();

    RequestBodyFilter(RequestBodySettings settings) {
        this.settings = settings;
        this.json = new JsonLimits(settings.entries(), settings.depth());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
            return;
        }
        try (var turn = new Turn(request.getRemoteAddr())) {
            var type = mediaType(request);
            if (isUpload(request, type)) {
                chain.doFilter(request, response);
                return;
            }
            var limited = limited(request, type);
            if (!(limited instanceof LimitedRequest)) {
                // The whole body has arrived.
                turn.close();
            }
            chain.doFilter(limited, response);
        } catch (BodyRefused refused) {
            if (response.isCommitted()) {
                throw refused;
            }
            refuse(request, response, refused);
        }
    }

    /** A body that arrives now. The number of an address is limited. */
    private final class Turn implements AutoCloseable {
        private final String address;
        private boolean isOpen = true;

        Turn(String address) throws BodyRefused {
            this.address = address;
            if (bodiesOfAddress.merge(address, 1, Integer::sum) > settings.atOncePerAddress()) {
                close();
                throw new BodyRefused(429, "从您的地址同时发来的请求太多，请稍后再试。");
            }
        }

        @Override
        public void close() {
            if (isOpen) {
                isOpen = false;
                bodiesOfAddress.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    private HttpServletRequest limited(HttpServletRequest request, MediaType type) throws IOException {
        var limit = limit(request, type).toBytes();
        if (request.getContentLengthLong() > limit) {
            throw LimitedBody.tooLarge(limit);
        }
        if (isForm(type) && isPost(request)) {
            // Tomcat reads the form now, while it counts for the address.
            request.getParameterMap();
            return request;
        }
        var body = new LimitedBody(request.getInputStream(), limit, settings.duration());
        if (!isJson(type)) {
            return new LimitedRequest(request, body);
        }
        var bytes = body.readAllBytes();
        var problem = json.problemOf(bytes);
        if (problem.isPresent()) {
            throw new BodyRefused(400, problem.get());
        }
        return new BufferedRequest(request, bytes);
    }

    /** An upload to our own pages. Spring limits its size and answers it after the whole body was read. */
    private static boolean isUpload(HttpServletRequest request, MediaType type) {
        return type.getType().equals("multipart") && !isOfTheEngine(request);
    }

    private DataSize limit(HttpServletRequest request, MediaType type) {
        if (isForm(type) && !isPost(request)) {
            return settings.form();
        }
        var path = request.getRequestURI();
        if (path.equals(VOTES) || path.equals(BALLOT_PAPERS)) {
            return settings.vote();
        }
        if (DRAFT.matcher(path).matches()) {
            return settings.draft();
        }
        return isJson(type) ? settings.json() : settings.other();
    }

    private static boolean isOfTheEngine(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/engine-rest/") || path.startsWith("/camunda/");
    }

    private static boolean isForm(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static boolean isPost(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    /** The engine reads JSON also with a type that Spring does not parse, for example with an unknown charset. */
    static MediaType mediaType(HttpServletRequest request) throws BodyRefused {
        var type = request.getContentType();
        try {
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type);
        } catch (InvalidMediaTypeException unknown) {
            throw new BodyRefused(415, "请求头 Content-Type 不对，应如 application/json;charset=UTF-8。");
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, BodyRefused refused)
            throws IOException {
        // The rest of the body is not read, so the connection cannot be used again.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (isOfTheEngine(request)) {
            new EngineError("RequestRefused", refused.reason()).write(response, refused.status());
            return;
        }
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(refused.status()), refused.reason());
        response.setStatus(refused.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Jackson2ObjectMapperBuilder.json().build().writeValue(response.getWriter(), problem);
    }

    /** A request with a body that is limited while it is read. */
    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final ServletInputStream body;

        LimitedRequest(HttpServletRequest request, ServletInputStream body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return BufferedRequest.reader(this);
        }
    }
}
