package org.dudao;

import jakarta.servlet.MultipartConfigElement;
import org.dudao.database.DatabaseAway;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers refusals and other errors of our own API as problem details (RFC 9457), in Chinese. */
@RestControllerAdvice
class ErrorAdvice extends ResponseEntityExceptionHandler {

    private final MultipartConfigElement uploads;

    ErrorAdvice(MultipartConfigElement uploads) {
        this.uploads = uploads;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(refusal.kind().status()), refusal.reason());
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        var answer = ResponseEntity.of(problem);
        if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseAway.RETRY_SECONDS));
        }
        return answer.build();
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException denied) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "您没有权限这样做。");
    }

    /** Two users changed the same data at the same time; the second one gets this answer. */
    @ExceptionHandler
    ProblemDetail collided(ConcurrencyFailureException collision) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "刚才有人同时办理了这一项，请刷新后再试。");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, "请求的内容不是规定的 JSON。");
        return handleExceptionInternal(unreadable, problem, headers, status, request);
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

    /** The request is larger than the limit; the file was not read. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var most = DataSize.ofBytes(uploads.getMaxFileSize());
        var problem = ProblemDetail.forStatusAndDetail(status, "文件太大，最大%dMB。".formatted(most.toMegabytes()));
        return handleExceptionInternal(tooLarge, problem, headers, status, request);
    }
}
