package org.dudao.database;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Passes a failure of the database on to {@link DatabaseAwayFilter}. Spring MVC takes an {@code EOFException} in the
 * chain of causes for a browser that closed its connection, and would answer with an empty 200.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayExceptionResolver implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        if (DatabaseAway.isCauseOf(problem)) {
            throw new IllegalStateException("The database is away", problem);
        }
        return null;
    }
}
