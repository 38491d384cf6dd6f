package org.dudao.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.dudao.organization.CandidateGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Authentication and access by URL. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(RequestBodySettings.class)
class SecurityConfiguration {

    private static final String APPS = "/camunda/**";
    private static final String LEVELS = "/actuator/loggers/**";
    private static final String APPS_API = "/camunda/api/**";

    /** Jobs, batches and incidents. The engine shows those that belong to no process to every user. */
    private static final RequestMatcher ENGINE_WORK =
            new OrRequestMatcher(Stream.of("job", "job-definition", "job-log", "incident", "batch")
                    .map(resource -> any("/**/" + resource + "/**"))
                    .toList());

    /** RFC 3986, 2.3: letters, digits, "-", "." and "_" are not encoded ("~" is, by Java's URLEncoder). 0x00 to 0x1f and 0x7f are control characters. */
    private static final Pattern NOT_PLAIN = Pattern.compile(
            ";|//|/\\.|%(?:[01].|2[def]|3[0-9b]|[46][1-9a-f]|[57][0-9a]|5f|7f)", Pattern.CASE_INSENSITIVE);

    /** For our own pages. The Camunda apps have their own. A script can set styles. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

    /** Tells everybody who is logged in whether a password of somebody else is right, without the limits of {@link PasswordCheck}. */
    private static final RequestMatcher PASSWORD_ORACLE = any("/**/identity/verify/**");

    private static final String LOGOUT_OF_THE_APPS = "/camunda/api/admin/auth/user/*/logout";

    /**
     * The public pages, without a login. They have no session and no cookie, so cross-site requests cannot misuse
     * anything.
     */
    @Bean
    @Order(0)
    SecurityFilterChain visitors(HttpSecurity http) throws Exception {
        return http.securityMatcher(any("/public/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .headers(SecurityConfiguration::contentSecurityPolicy)
                .csrf(CsrfConfigurer::disable)
                .build();
    }

    /** The engine's REST API, our API and the log levels. Programs use Basic authentication, pages use the session. */
    @Bean
    @Order(1)
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(any("/engine-rest/**"), any("/api/**"), any(LEVELS)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(any(LEVELS))
                        .hasRole(Groups.CAMUNDA_ADMIN)
                        .requestMatchers(ENGINE_WORK)
                        .hasAnyRole(CandidateGroups.DESIGNER, Groups.CAMUNDA_ADMIN)
                        .requestMatchers(PASSWORD_ORACLE)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new RestLoginEntryPoint()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new NamedAccessDeniedHandler()))
                .sessionManagement(SecurityConfiguration::newSessionAtLogin)
                // Our pages show files in frames of the same origin.
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                // CSRF protection is needed for the session cookie only: browsers do not add Basic credentials to
                // cross-site form posts.
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(SecurityConfiguration::isBasic))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, LoginSuccessHandler afterLogin) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        any("/login"),
                                        any("/error"),
                                        any("/assets/**"),
                                        any("/favicon.ico"),
                                        any("/actuator/health/**"))
                                .permitAll()
                                // The apps' own login, and the setup page on which the first visitor could create an
                                // administrator.
                                .requestMatchers(
                                        any("/camunda/api/admin/auth/user/*/login/**"),
                                        any("/camunda/api/admin/setup/**"),
                                        any("/camunda/app/admin/*/setup/**"),
                                        PASSWORD_ORACLE)
                                .denyAll()
                                // Camunda lets every authenticated user call the plugins of its apps.
                                .requestMatchers(any("/camunda/api/cockpit/**"), ENGINE_WORK)
                                .hasAnyRole(CandidateGroups.DESIGNER, Groups.CAMUNDA_ADMIN)
                                .requestMatchers(any("/camunda/api/admin/plugin/**"))
                                .hasRole(Groups.CAMUNDA_ADMIN)
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(LoginDetails::new)
                        .successHandler(afterLogin)
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(LoginSuccessHandler.pageAfterFailure(request, failure))))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(post("/logout"), post(LOGOUT_OF_THE_APPS)))
                        .logoutSuccessHandler((request, response, user) -> {
                            if (request.getRequestURI().equals("/logout")) {
                                response.sendRedirect("/login?out");
                            }
                        }))
                .sessionManagement(SecurityConfiguration::newSessionAtLogin)
                .headers(SecurityConfiguration::contentSecurityPolicy)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new NamedAccessDeniedHandler())
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), any(APPS_API))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                // Camunda's own CSRF filter protects its apps; with both, a request would need two tokens.
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(any(APPS)))
                .build();
    }

    /** Passes the user of our login to the apps. */
    @Bean
    FilterRegistrationBean<Filter> loginOfTheApps() {
        var filter = registration(new ContainerBasedAuthenticationFilter(), 1, "/camunda/app/*", "/camunda/api/*");
        filter.addInitParameter("authentication-provider", SessionAuthenticationProvider.class.getName());
        return filter;
    }

    @Bean
    FilterRegistrationBean<Filter> loginOfTheRest() {
        var filter = registration(new ProcessEngineAuthenticationFilter(), 1, "/engine-rest/*");
        filter.addInitParameter("authentication-provider", SessionAuthenticationProvider.class.getName());
        return filter;
    }

    @Bean
    FilterRegistrationBean<Filter> staleCsrfTokens() {
        return registration(new StaleCsrfTokenFilter(), 2, "/camunda/app/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> unsupportedCharacters(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        return registration(new UnsupportedCharacterFilter(resolver), 3, "/*");
    }

    /** Stands behind the filters that audit a refusal and refuse a path, and in front of the login. */
    @Bean
    FilterRegistrationBean<RequestBodyFilter> requestBodies(RequestBodySettings settings) {
        var registration = new FilterRegistrationBean<>(new RequestBodyFilter(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /**
     * Refuses paths with path parameters, empty segments, dot segments, control characters, or encoded characters that need no
     * encoding. They are only used to bypass access rules, and Spring answers them with a stack trace before its own firewall
     * checks them.
     */
    @Bean
    FilterRegistrationBean<Filter> plainPaths() {
        Filter filter = (request, response, chain) -> {
            var path = ((HttpServletRequest) request).getRequestURI();
            if (NOT_PLAIN.matcher(path).find()) {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
            } else {
                chain.doFilter(request, response);
            }
        };
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static FilterRegistrationBean<Filter> registration(Filter filter, int after, String... urls) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(urls);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + after);
        return registration;
    }

    private static void contentSecurityPolicy(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(any(APPS)), new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY)));
    }

    /** A new session drops the authentication that the apps cached for the browser's former user. */
    private static void newSessionAtLogin(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::newSession);
    }

    private static HttpSessionRequestCache pagesOnly() {
        var html = new MediaTypeRequestMatcher(new HeaderContentNegotiationStrategy(), MediaType.TEXT_HTML);
        html.setUseEquals(true);
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                new AndRequestMatcher(ant("/**", HttpMethod.GET), html, new NegatedRequestMatcher(any(APPS_API))));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** Matches the whole path, because a Spring MVC matcher ignores Camunda's own servlets. */
    private static RequestMatcher any(String path) {
        return ant(path, null);
    }

    private static RequestMatcher post(String path) {
        return ant(path, HttpMethod.POST);
    }

    /** Its successor has no {@code **} in the middle of a path before Spring 7. */
    @SuppressWarnings("removal")
    private static RequestMatcher ant(String path, @Nullable HttpMethod method) {
        return new AntPathRequestMatcher(path, method == null ? null : method.name());
    }

    private static boolean isBasic(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }
}
