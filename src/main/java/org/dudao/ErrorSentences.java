package org.dudao;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Chinese sentences for failures that Spring or the server explains in English or not at all. */
final class ErrorSentences {

    private ErrorSentences() {}

    /** For an exception of Spring MVC. */
    static String of(Exception exception, HttpStatusCode status) {
        if (exception instanceof MissingServletRequestParameterException missing) {
            return "地址里缺少“%s”。".formatted(missing.getParameterName());
        }
        if (exception instanceof MissingServletRequestPartException missing) {
            return "没有上传“%s”。".formatted(missing.getRequestPartName());
        }
        if (exception instanceof MissingRequestHeaderException missing) {
            return "请求里缺少“%s”。".formatted(missing.getHeaderName());
        }
        if (exception instanceof HttpRequestMethodNotSupportedException wrong) {
            var methods = wrong.getSupportedMethods();
            return "这个地址不接受 %s%s。"
                    .formatted(wrong.getMethod(), methods == null ? "" : "，只接受 " + String.join("、", methods));
        }
        if (exception instanceof HttpMediaTypeNotSupportedException wrong) {
            return "这个地址不接受这种格式的内容，只接受 %s。"
                    .formatted(wrong.getSupportedMediaTypes().stream()
                            .map(MediaType::toString)
                            .collect(Collectors.joining("、")));
        }
        return of(status.value());
    }

    /** For a status without an exception. */
    static String of(int status) {
        return Arrays.stream(Status.values())
                .filter(known -> known.code == status)
                .findFirst()
                .orElse(status < 500 ? Status.BAD_REQUEST : Status.FAILED)
                .sentence;
    }

    private enum Status {
        BAD_REQUEST(400, "地址或者填写的内容不对，请返回检查。"),
        UNAUTHORIZED(401, "没有登录、登录名或者密码不对，或者登录已经失效，请重新登录。"),
        FORBIDDEN(403, "您没有权限这样做。"),
        NOT_FOUND(404, "没有这个地址。"),
        METHOD_NOT_ALLOWED(405, "这个地址不能这样用。"),
        NOT_ACCEPTABLE(406, "这个地址没有所要求的格式。"),
        CONFLICT(409, "现在不能这样做，请刷新后再试。"),
        TOO_LARGE(413, "内容太大。"),
        WRONG_TYPE(415, "这个地址不接受这种格式的内容。"),
        TOO_MANY(429, "请求太多，请稍后再试。"),
        FAILED(500, "系统出了问题，这次的操作没有生效。请告诉管理员；原因写在日志里。"),
        UNAVAILABLE(503, "系统暂时不能使用，请稍后再试。");

        private final int code;
        private final String sentence;

        Status(int code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }
    }
}
