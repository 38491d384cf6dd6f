package org.dudao.audit;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.RequestContextFilter;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    FilterRegistrationBean<RefusalAuditFilter> refusalActs() {
        var registration = new FilterRegistrationBean<>(new RefusalAuditFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * Stands in front of the login filter, because login events need the request. Spring Boot's own filter stands
     * behind it.
     */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestBeforeTheLogin() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setName("requestBeforeTheLogin");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
