package org.dudao.security;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Registers {@link EngineErrorMapper} with all REST APIs of the engine and the apps, instead of the engine's and Jersey's own exception
 * mappers: a mapper of a more special exception would have priority. {@link DistinctFilesProvider} reads the uploads.
 */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("deprecation") // getSingletons(): Jersey has no other place for a feature of an Application
class RestConfiguration {

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        return new CamundaJerseyResourceConfig() {
            @Override
            protected void registerCamundaRestResources() {
                registerClasses(CamundaRestResources.getResourceClasses());
                registerClasses(withOurProviders(CamundaRestResources.getConfigurationClasses()));
                register(jackson());
            }
        };
    }

    private static Set<Class<?>> withOurProviders(Set<Class<?>> classes) {
        var changed = new HashSet<>(classes);
        changed.removeIf(ExceptionMapper.class::isAssignableFrom);
        changed.add(EngineErrorMapper.class);
        if (changed.remove(MultipartPayloadProvider.class)) {
            changed.add(DistinctFilesProvider.class);
        }
        return changed;
    }

    private static JacksonFeature jackson() {
        return JacksonFeature.withoutExceptionMappers();
    }

    /** The APIs of the apps. Camunda registers its own later and skips each name that exists already. */
    @Bean
    ServletContextInitializer apisOfTheApps() {
        return new AppApisFirst();
    }

    private static class AppApisFirst implements ServletContextInitializer, Ordered {

        private static final Map<String, Class<? extends Application>> APIS = Map.of(
                "Engine", EngineApi.class,
                "Tasklist", TasklistApi.class,
                "Cockpit", CockpitApi.class,
                "Admin", AdminApi.class,
                "Welcome", WelcomeApi.class);

        @Override
        public void onStartup(ServletContext context) {
            APIS.forEach((app, api) -> {
                var servlet = context.addServlet(app + " Api", ServletContainer.class);
                servlet.addMapping("/camunda/api/%s/*".formatted(app.toLowerCase(Locale.ROOT)));
                servlet.setInitParameter("jakarta.ws.rs.Application", api.getName());
            });
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    // Jersey creates these from their class names.

    public static class EngineApi extends EngineRestApplication {
        @Override
        public Set<Class<?>> getClasses() {
            return withOurProviders(super.getClasses());
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(jackson());
        }
    }

    public static class TasklistApi extends TasklistApplication {
        @Override
        public Set<Class<?>> getClasses() {
            return withOurProviders(super.getClasses());
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(jackson());
        }
    }

    public static class CockpitApi extends CockpitApplication {
        @Override
        public Set<Class<?>> getClasses() {
            return withOurProviders(super.getClasses());
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(jackson());
        }
    }

    public static class AdminApi extends AdminApplication {
        @Override
        public Set<Class<?>> getClasses() {
            return withOurProviders(super.getClasses());
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(jackson());
        }
    }

    public static class WelcomeApi extends WelcomeApplication {
        @Override
        public Set<Class<?>> getClasses() {
            return withOurProviders(super.getClasses());
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(jackson());
        }
    }
}
