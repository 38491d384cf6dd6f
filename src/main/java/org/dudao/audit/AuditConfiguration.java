package org.dudao.audit;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    FilterRegistrationBean<RefusalActs> refusalActs() {
        var registration = new FilterRegistrationBean<>(new RefusalActs());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
