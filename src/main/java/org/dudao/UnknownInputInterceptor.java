package org.dudao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters and contents that a method of our API does not know. Otherwise the server would ignore them, and the request
 * would do something else than its sender meant. Unknown properties of a known JSON content are refused by Jackson, see {@link ErrorAdvice}.
 */
class UnknownInputInterceptor implements HandlerInterceptor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = UnknownInputInterceptor.class.getPackageName();
    private static final String CSRF = "_csrf";
    private static final int LONGEST_CONTENT = 65_536;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && isOwnApi(method)) {
            refuseUnknownParameters(request, method);
            if (Arrays.stream(method.getMethodParameters()).noneMatch(UnknownInputInterceptor::isContent)) {
                refuseContent(request);
            }
        }
        return true;
    }

    private static boolean isContent(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class) || parameter.getParameterType() == InputStream.class;
    }

    private static boolean isOwnApi(HandlerMethod method) {
        var controller = method.getBeanType();
        return controller.getPackageName().startsWith(OWN)
                && (method.hasMethodAnnotation(ResponseBody.class)
                        || AnnotatedElementUtils.hasAnnotation(controller, ResponseBody.class));
    }

    private static void refuseUnknownParameters(HttpServletRequest request, HandlerMethod method) {
        var known = Arrays.stream(method.getMethodParameters())
                .flatMap(parameter -> nameOf(parameter).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        request.getParameterMap().keySet().stream()
                .filter(name -> !known.contains(name) && !name.equals(CSRF))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown("参数", name, known);
                });
    }

    private static Optional<String> nameOf(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation == null) {
            return Optional.empty();
        }
        return Optional.of(annotation.name())
                .filter(name -> !name.isEmpty())
                .or(() -> Optional.ofNullable(parameter.getParameter().getName()));
    }

    /** Pages send an empty object with an action that takes no content. */
    private static void refuseContent(HttpServletRequest request) throws IOException {
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!type.contains("json")) {
            return;
        }
        var content = request.getInputStream().readNBytes(LONGEST_CONTENT);
        var names = namesIn(content);
        if (names.hasNext()) {
            throw unknown("内容", names.next(), Set.of());
        }
    }

    private static Iterator<String> namesIn(byte[] content) throws IOException {
        try {
            return JSON.readTree(content).fieldNames();
        } catch (JsonProcessingException unreadable) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "请求的内容不是规定的 JSON。");
        }
    }

    /** @param known what would be right */
    static Refusal unknown(String noun, String name, Set<String> known) {
        return new Refusal(
                Refusal.Kind.BAD_REQUEST,
                known.isEmpty()
                        ? "不认识“%s”：这里不用写%s。".formatted(name, noun)
                        : "不认识“%s”：这里的%s可以有 %s。".formatted(name, noun, String.join("、", known)));
    }
}
