package org.dudao.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.dudao.organization.CandidateGroups;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
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
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;

/** Who gets in, and by which door. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String APPS = "/camunda/**";
    private static final String LEVELS = "/actuator/loggers/**";
    private static final String APPS_API = "/camunda/api/**";

    /** Where the engine tells of its own work. What it does for no process in particular, it shows to everybody. */
    private static final RequestMatcher ENGINE_WORK =
            new OrRequestMatcher(Stream.of("job", "job-definition", "job-log", "incident", "batch")
                    .map(resource -> any("/**/" + resource + "/**"))
                    .toList());

    private static final String LOGOUT_OF_THE_APPS = "/camunda/api/admin/auth/user/*/logout";

    /**
     * What the public uses, without a login. Nobody is recognised there: no session, no cookie, and so nothing that another
     * site's form could misuse.
     */
    @Bean
    @Order(0)
    SecurityFilterChain visitors(HttpSecurity http) throws Exception {
        return http.securityMatcher(any("/public/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .build();
    }

    /** The engine's REST, our API and the log levels: Basic for programs, the session for pages. */
    @Bean
    @Order(1)
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(any("/engine-rest/**"), any("/api/**"), any(LEVELS)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(any(LEVELS))
                        .hasRole(Groups.CAMUNDA_ADMIN)
                        .requestMatchers(ENGINE_WORK)
                        .hasAnyRole(CandidateGroups.DESIGNER, Groups.CAMUNDA_ADMIN)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.realmName("Dudao"))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new NamedAccessDeniedHandler()))
                .sessionManagement(SecurityConfiguration::newSessionAtLogin)
                // A page of ours shows a file inside itself.
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                // A browser never adds Basic by itself to another site's form post as it does the cookie.
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
                                // The apps' own ways to log in, and the page on which the first visitor would become
                                // administrator.
                                .requestMatchers(
                                        any("/camunda/api/admin/auth/user/*/login/**"),
                                        any("/camunda/api/admin/setup/**"),
                                        any("/camunda/app/admin/*/setup/**"))
                                .denyAll()
                                // Camunda lets everybody who is logged in call its apps' plugins.
                                .requestMatchers(any("/camunda/api/cockpit/**"), ENGINE_WORK)
                                .hasAnyRole(CandidateGroups.DESIGNER, Groups.CAMUNDA_ADMIN)
                                .requestMatchers(any("/camunda/api/admin/plugin/**"))
                                .hasRole(Groups.CAMUNDA_ADMIN)
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login").successHandler(afterLogin))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(post("/logout"), post(LOGOUT_OF_THE_APPS)))
                        .logoutSuccessHandler((request, response, user) -> {
                            if (request.getRequestURI().equals("/logout")) {
                                response.sendRedirect("/login?out");
                            }
                        }))
                .sessionManagement(SecurityConfiguration::newSessionAtLogin)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new NamedAccessDeniedHandler())
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), any(APPS_API))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                // Camunda's own filter guards its apps; both would need two tokens.
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(any(APPS)))
                .build();
    }

    /** The apps take the user from our login. */
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

    /**
     * Nothing here has path parameters, empty segments or dots for segments; they only serve to slip past a rule, and Spring
     * would answer them with a stack trace before its own firewall sees them.
     */
    @Bean
    FilterRegistrationBean<Filter> plainPaths() {
        Filter filter = (request, response, chain) -> {
            var path = ((HttpServletRequest) request).getRequestURI().toLowerCase(Locale.ROOT);
            if (Stream.of(";", "//", "/.", "%2e").anyMatch(path::contains)) {
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

    /** A new session leaves behind what the apps remembered of whoever used the browser before. */
    private static void newSessionAtLogin(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::newSession);
    }

    private static HttpSessionRequestCache pagesOnly() {
        var html = new MediaTypeRequestMatcher(new HeaderContentNegotiationStrategy(), MediaType.TEXT_HTML);
        html.setUseEquals(true);
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                new AntPathRequestMatcher("/**", HttpMethod.GET.name()),
                html,
                new NegatedRequestMatcher(any(APPS_API))));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** By the whole path: a matcher for Spring MVC would not see what Camunda's own servlets answer. */
    private static RequestMatcher any(String path) {
        return new AntPathRequestMatcher(path);
    }

    private static RequestMatcher post(String path) {
        return new AntPathRequestMatcher(path, HttpMethod.POST.name());
    }

    private static boolean isBasic(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }
}
