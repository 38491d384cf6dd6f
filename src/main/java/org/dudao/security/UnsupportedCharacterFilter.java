package org.dudao.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.dudao.database.UnsupportedCharacter;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses the NUL character in a parameter, a form field or a JSON body, and names the field. Otherwise the database refuses it late,
 * in an exception that names nothing. {@link RequestBodyFilter} has limited the size of the body before.
 */
class UnsupportedCharacterFilter extends OncePerRequestFilter {

    private static final JsonFactory JSON = new JsonFactory();

    /** How JSON writes the character. The character itself is no valid JSON. */
    private static final String ESCAPED = "\\u0000";

    private final HandlerExceptionResolver resolver;

    UnsupportedCharacterFilter(HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var parameter = parameterWithNul(request);
        if (parameter.isPresent()) {
            refuse(request, response, parameter.get());
            return;
        }
        if (!RequestBodyFilter.isJson(RequestBodyFilter.mediaType(request))) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readAllBytes();
        var field = fieldWithNul(body);
        if (field.isPresent()) {
            refuse(request, response, field.get());
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String field) throws IOException {
        var refusal = new Refusal(Refusal.Kind.BAD_REQUEST, UnsupportedCharacter.refusal(field));
        if (EngineError.isFormatOf(request)) {
            new EngineError("Refusal", refusal.reason())
                    .write(response, refusal.kind().status());
        } else {
            resolver.resolveException(request, response, null, refusal);
        }
    }

    private static Optional<String> parameterWithNul(HttpServletRequest request) {
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
        } catch (InvalidFileNameException withNul) {
            return Optional.of("文件名");
        }
        return parameters.entrySet().stream()
                .filter(parameter -> Stream.concat(Stream.of(parameter.getKey()), Stream.of(parameter.getValue()))
                        .anyMatch(UnsupportedCharacterFilter::hasNul))
                .map(parameter -> parameter.getKey().replace(UnsupportedCharacter.NUL, '?'))
                .findFirst();
    }

    private static boolean hasNul(@Nullable String text) {
        return text != null && text.indexOf(UnsupportedCharacter.NUL) >= 0;
    }

    /** The path of the first field with the character, as in {@code variables.goals.value}. */
    private static Optional<String> fieldWithNul(byte[] body) {
        if (!new String(body, StandardCharsets.ISO_8859_1).contains(ESCAPED)) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (isText && hasNul(parser.getText())) {
                    return Optional.of(fieldOf(parser.getParsingContext().pathAsPointer()));
                }
            }
            return Optional.empty();
        } catch (IOException notJson) {
            // The reader of the body answers this.
            return Optional.empty();
        }
    }

    private static String fieldOf(JsonPointer path) {
        var name = path.toString();
        return name.isEmpty() ? "提交的内容" : name.substring(1).replace('/', '.').replace(UnsupportedCharacter.NUL, '?');
    }
}
