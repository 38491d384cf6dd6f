package org.dudao;

import jakarta.servlet.MultipartConfigElement;
import org.dudao.workflow.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Refusals as problem details (RFC 9457) on our own API. */
@RestControllerAdvice
class ErrorAdvice extends ResponseEntityExceptionHandler {

    private final MultipartConfigElement uploads;

    ErrorAdvice(MultipartConfigElement uploads) {
        this.uploads = uploads;
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(refusal.kind().status()), refusal.reason());
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        return problem;
    }

    /** A file is too large before anybody has looked at it. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var most = DataSize.ofBytes(uploads.getMaxFileSize());
        var problem = ProblemDetail.forStatusAndDetail(status, "文件太大，最大%dMB。".formatted(most.toMegabytes()));
        return handleExceptionInternal(tooLarge, problem, headers, status, request);
    }
}
