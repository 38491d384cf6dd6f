package org.dudao.security;

import jakarta.servlet.ServletContext;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Registers the exception mappers with both REST APIs of the engine, so that a refusal has its status and its
 * sentence.
 */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    private static final Set<Class<?>> MAPPERS = Set.of(RefusalMapper.class, NotAuthorizedMapper.class);

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        return new CamundaJerseyResourceConfig() {
            @Override
            protected void registerAdditionalResources() {
                registerClasses(MAPPERS);
            }
        };
    }

    /** The API of Tasklist and Cockpit. Camunda registers its own later and skips it when the name exists already. */
    @Bean
    ServletContextInitializer engineApiOfTheApps() {
        return new EngineApiFirst();
    }

    private static class EngineApiFirst implements ServletContextInitializer, Ordered {

        @Override
        public void onStartup(ServletContext context) {
            var servlet = context.addServlet("Engine Api", ServletContainer.class);
            servlet.addMapping("/camunda/api/engine/*");
            servlet.setInitParameter("jakarta.ws.rs.Application", EngineApi.class.getName());
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    /** Jersey creates it from its class name. */
    public static class EngineApi extends EngineRestApplication {
        @Override
        public Set<Class<?>> getClasses() {
            var classes = new HashSet<>(super.getClasses());
            classes.addAll(MAPPERS);
            return classes;
        }
    }
}
