package org.dudao;

import java.lang.reflect.Type;
import java.util.List;
import org.dudao.refusal.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses null as an element of a body that is a list. Jackson checks the lists within a body, see {@link ApiConfiguration}. */
@RestControllerAdvice
class NoNullElements extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return List.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        int place = ((List<?>) body).indexOf(null);
        if (place >= 0) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "“[%d]”不能是 null。".formatted(place));
        }
        return body;
    }
}
