package org.dudao;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers requests that no controller answered: a filter refused them, the address does not exist, or an unforeseen exception was
 * thrown. {@link ErrorAdvice} sends refused pages here too.
 */
@Controller
class ErrorPageController implements ErrorController {

    /** Lists by the first segment of the path, for the link that leads on. Most people may open them. */
    private static final Map<String, String> SECTIONS = Map.of(
            "materials", "材料",
            "opinions", "群众意见",
            "ledger", "整改台账",
            "ratings", "群众评议",
            "questionnaires", "问卷与意见箱");

    private final ObjectMapper json;

    ErrorPageController(ObjectMapper json) {
        this.json = json;
    }

    @RequestMapping("/error")
    @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        var reason = (String) request.getAttribute(Refusal.REASON);
        response.setStatus(status);
        switch (RequestFormat.of(path, request)) {
            case PAGE -> {
                return page(status, path, reason, request);
            }
            case PROBLEM -> write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem(status, reason));
            case ENGINE ->
                write(
                        response,
                        MediaType.APPLICATION_JSON_VALUE,
                        Map.of("type", "Refusal", "message", sentence(status, reason)));
        }
        return null;
    }

    private static ModelAndView page(int status, String path, @Nullable String reason, HttpServletRequest request) {
        var model = new HashMap<String, Object>();
        model.put("status", status);
        model.put("isPublic", path.startsWith("/public"));
        // The heading already says what is true for every request with this status.
        if (reason != null && !reason.equals(ErrorSentences.of(status))) {
            model.put("reason", reason);
        }
        var before = pageBefore(request, path);
        if (before != null) {
            model.put("before", before);
        }
        var section = path.split("/", -1).length > 1 ? path.split("/", -1)[1] : "";
        var name = SECTIONS.get(section);
        if (name != null && !path.equals("/" + section)) {
            model.put("sectionPath", "/" + section);
            model.put("sectionName", name);
        }
        return new ModelAndView("error", model);
    }

    /** The path of the page with the link, if it is a page of this server and another one. */
    private static @Nullable String pageBefore(HttpServletRequest request, String path) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return null;
        }
        try {
            var address = URI.create(referer);
            boolean own = request.getServerName().equals(address.getHost());
            var before = address.getRawPath();
            if (!own || before == null || !before.startsWith("/") || before.startsWith("//") || before.equals(path)) {
                return null;
            }
            return address.getRawQuery() == null ? before : before + "?" + address.getRawQuery();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static ProblemDetail problem(int status, @Nullable String reason) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), sentence(status, reason));
    }

    private static String sentence(int status, @Nullable String reason) {
        return reason == null ? ErrorSentences.of(status) : reason;
    }

    private void write(HttpServletResponse response, String type, Object body) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
