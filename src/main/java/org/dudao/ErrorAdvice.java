package org.dudao;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.dudao.database.Collision;
import org.dudao.database.DatabaseAway;
import org.dudao.database.UnsupportedCharacter;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers refusals and errors in Chinese: as problem details (RFC 9457) on our API, and with the error page on our pages.
 *
 * <p>A class of pages can have its own handler: {@code PublicPages} shows visitors the reason of a refusal.
 */
@RestControllerAdvice
class ErrorAdvice extends ResponseEntityExceptionHandler {

    private final MultipartConfigElement uploads;

    ErrorAdvice(MultipartConfigElement uploads) {
        this.uploads = uploads;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
        var status = HttpStatusCode.valueOf(refusal.kind().status());
        var problem = ProblemDetail.forStatusAndDetail(status, refusal.reason());
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        var headers = new HttpHeaders();
        if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseAway.RETRY_SECONDS));
        }
        return handleExceptionInternal(refusal, problem, headers, status, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> forbidden(AccessDeniedException denied, WebRequest request) {
        return answer(denied, HttpStatus.FORBIDDEN, "您没有权限这样做。", request);
    }

    /** Two users changed the same data at the same time, or nobody foresaw the exception: then the log has it. */
    @ExceptionHandler
    @Nullable ResponseEntity<Object> failed(Exception problem, WebRequest request) throws Exception {
        if (problem instanceof AuthenticationException
                || DisconnectedClientHelper.isClientDisconnectedException(problem)) {
            throw problem;
        }
        var collision = Collision.sentence(problem);
        if (collision.isPresent()) {
            return answer(problem, HttpStatus.CONFLICT, collision.get(), request);
        }
        if (problem instanceof MultipartException) {
            return answer(problem, HttpStatus.BAD_REQUEST, "请求不是完整的上传（multipart/form-data），没有办理，请重新上传。", request);
        }
        if (UnsupportedCharacter.isCauseOf(problem)) {
            return answer(problem, HttpStatus.BAD_REQUEST, UnsupportedCharacter.refusal("提交的内容"), request);
        }
        logger.error("Unforeseen", problem);
        return answer(
                problem,
                HttpStatus.INTERNAL_SERVER_ERROR,
                ErrorSentences.of(HttpStatus.INTERNAL_SERVER_ERROR.value()),
                request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception exception, HttpStatus status, String detail, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        return handleExceptionInternal(exception, problem, new HttpHeaders(), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var exchange = (ServletWebRequest) request;
        var response = exchange.getResponse();
        var problem = body instanceof ProblemDetail own
                ? own
                : ProblemDetail.forStatusAndDetail(status, ErrorSentences.of(exception, status));
        if (response == null || response.isCommitted() || !isForPage(exchange.getRequest())) {
            return super.handleExceptionInternal(exception, problem, headers, status, request);
        }
        exchange.getRequest().setAttribute(Refusal.REASON, problem.getDetail());
        headers.forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        try {
            response.sendError(status.value());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return null;
    }

    /** Whether the controller's method returns a page, or nobody handles the address and it is not one of an API. */
    private static boolean isForPage(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method) {
            return !method.hasMethodAnnotation(ResponseBody.class)
                    && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
        }
        return RequestFormat.of(request.getRequestURI(), request) == RequestFormat.PAGE;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, detailOf(unreadable.getCause()));
        return handleExceptionInternal(unreadable, problem, headers, status, request);
    }

    private static String detailOf(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return UnknownInputInterceptor.unknown("内容", pathOf(unknown), namesOf(unknown))
                    .reason();
        }
        if (cause instanceof InvalidFormatException wrong && wrong.getTargetType() == LocalDate.class) {
            return "“%s”不是日期，应如 2014-03-25。".formatted(pathOf(wrong));
        }
        if (cause instanceof InvalidNullException empty) {
            return "“%s”不能是 null。".formatted(pathOf(empty));
        }
        return "请求的内容不是规定的 JSON。";
    }

    /** As {@code opinions[1].wrods}. */
    private static String pathOf(JsonMappingException problem) {
        var path = new StringBuilder();
        for (var step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Set<String> namesOf(UnrecognizedPropertyException unknown) {
        var names = new TreeSet<String>();
        unknown.getKnownPropertyIds().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : mismatch.getPropertyName();
        var problem = ProblemDetail.forStatusAndDetail(status, "“%s”不能是“%s”。".formatted(name, mismatch.getValue()));
        return handleExceptionInternal(mismatch, problem, headers, status, request);
    }

    /** The server refuses a file that is too large before a controller reads it. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var most = DataSize.ofBytes(uploads.getMaxFileSize());
        var problem = ProblemDetail.forStatusAndDetail(status, "文件太大，最大%dMB。".formatted(most.toMegabytes()));
        return handleExceptionInternal(tooLarge, problem, headers, status, request);
    }
}
