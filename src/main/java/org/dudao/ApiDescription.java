package org.dudao;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.method.HandlerMethod;

/**
 * The OpenAPI description of our API, at {@code /api/openapi}. springdoc-openapi generates it from the controllers and their
 * Javadoc; this class adds the title, the ways to authenticate, and the roles that may call each operation.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CsrfToken.class);
    }

    private static final String BASIC = "basic";
    private static final String CALLERS = "Callers: ";
    private static final String CONTROLLER = "-controller$";
    private static final Pattern ROLE = Pattern.compile("'([\\w-]+)'");

    /** @param build without it, as in a run from an IDE, the version is "development" */
    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        return new OpenAPI()
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("Dudao 督导 API")
                        .version(build.stream()
                                .map(BuildProperties::getVersion)
                                .findFirst()
                                .orElse("development"))
                        .description(
                                """
                                Authenticate with HTTP Basic, or with the session of a browser. A request that changes \
                                something in a session carries the header `X-CSRF-TOKEN` with the token from `GET /api/me`. \
                                Addresses under `/public` need no login. An error is a problem detail (RFC 9457); its \
                                `detail` is a Chinese sentence for people.""")
                        .license(new License().name("Apache License 2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")));
    }

    /** Adds the roles of {@link PreAuthorize} to the description of an operation. */
    @Bean
    OperationCustomizer callers() {
        return (operation, method) -> {
            var description = Objects.requireNonNullElse(operation.getDescription(), "");
            // Two methods with one address are one operation here.
            return description.contains(CALLERS)
                    ? operation
                    : operation.description((description + "\n\n" + CALLERS + callers(method) + ".").strip());
        };
    }

    private static String callers(HandlerMethod method) {
        var rule = preAuthorize(method);
        return rule == null
                ? "every login, for its own units and tasks"
                : ROLE.matcher(rule.value())
                        .results()
                        .map(role -> role.group(1))
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable PreAuthorize preAuthorize(HandlerMethod method) {
        var ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        return ofMethod != null
                ? ofMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
    }

    /** All addresses except the public ones need a login. */
    @Bean
    OpenApiCustomizer logins() {
        return description -> description.getPaths().forEach((path, item) -> item.readOperations()
                .forEach(operation -> {
                    if (path.startsWith("/public/")) {
                        operation.description(operation
                                .getDescription()
                                .replaceFirst(CALLERS + ".*", CALLERS + "everybody, without a login."));
                    } else {
                        operation.addSecurityItem(new SecurityRequirement().addList(BASIC));
                    }
                }));
    }

    /** A group of operations is called {@code rating}, not {@code rating-controller}. */
    @Bean
    OpenApiCustomizer groupNames() {
        return description -> {
            // No tags without the Javadoc of the controllers.
            Objects.requireNonNullElse(description.getTags(), List.<Tag>of())
                    .forEach(tag -> tag.name(tag.getName().replaceFirst(CONTROLLER, "")));
            description.getPaths().values().stream()
                    .flatMap(item -> item.readOperations().stream())
                    .forEach(operation -> operation.setTags(operation.getTags().stream()
                            .map(tag -> tag.replaceFirst(CONTROLLER, ""))
                            .toList()));
        };
    }

    /** Names a nested record with its outer class: many controllers have a record {@code Line} or {@code Record}. */
    @Bean
    ModelResolver schemaNames(ObjectMapper mapper) {
        return new ModelResolver(mapper, new TypeNameResolver() {
            @Override
            protected String getNameOfClass(Class<?> type) {
                return type.getDeclaringClass() == null
                        ? type.getSimpleName()
                        : getNameOfClass(type.getDeclaringClass()) + "." + type.getSimpleName();
            }
        });
    }
}
