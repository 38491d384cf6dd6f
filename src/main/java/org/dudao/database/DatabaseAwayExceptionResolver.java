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
 * Lets out to {@link DatabaseAwayFilter} that the database is away. Spring MVC would take an {@code EOFException} deep in it for a browser
 * that has gone, and answer what was not done with an empty 200.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayExceptionResolver implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        if (DatabaseAway.isBehind(problem)) {
            throw new IllegalStateException("The database is away", problem);
        }
        return null;
    }
}
