package org.dudao.support;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Records the SQL statements of one request, those of the engine and of the session store included. */
@Configuration(proxyBeanMethods = false)
public class StatementCount {

    /** A request with this header is recorded. */
    static final String HEADER = "X-Record-Statements";

    private static final ThreadLocal<@Nullable List<String>> RECORDING = new ThreadLocal<>();
    private static final BlockingQueue<List<String>> RECORDED = new LinkedBlockingQueue<>();
    private static final long PATIENCE_SECONDS = 30;

    /** The statements of the request with {@link #HEADER} that was answered last. */
    static List<String> last() {
        try {
            var statements = RECORDED.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (statements == null) {
                throw new AssertionError("No request was recorded");
            }
            return statements;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Bean
    FilterRegistrationBean<Filter> recordedRequests() {
        Filter filter = (request, response, chain) -> {
            if (((HttpServletRequest) request).getHeader(HEADER) == null) {
                chain.doFilter(request, response);
                return;
            }
            var statements = new ArrayList<String>();
            RECORDING.set(statements);
            try {
                chain.doFilter(request, response);
            } finally {
                RECORDING.remove();
                RECORDED.add(statements);
            }
        };
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static BeanPostProcessor recordedConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? recording(pool) : bean;
            }
        };
    }

    private static Object recording(HikariDataSource pool) {
        var factory = new ProxyFactory(pool);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) call -> {
            var result = call.proceed();
            var statements = RECORDING.get();
            return statements != null && result instanceof Connection connection
                    ? recording(connection, statements)
                    : result;
        });
        return factory.getProxy();
    }

    private static Object recording(Connection connection, List<String> statements) {
        return Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare") && arguments != null) {
                        statements.add(String.valueOf(arguments[0]));
                    } else if (method.getName().equals("createStatement")) {
                        statements.add(method.getName());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
