package org.interpres.app.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Accounts;
import org.interpres.identity.Role;
import org.interpres.identity.SignIns;
import org.interpres.identity.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may send which request: static files and publications are everybody's to read; the API takes
 * credentials in a header and has no session, hence no forged requests; pages take a session and a
 * token in each form. What is not named here belongs to the pages, and needs a sign-in.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

  private static final String PAGES_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self';"
          + " base-uri 'none'";

  /** For a publication that does not bring its own. */
  private static final String PUBLICATIONS_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' https: data:; font-src 'self';"
          + " form-action 'none'; base-uri 'none'";

  private static final String[] STATIC = {
    "/css/**", "/js/**", "/img/**", "/fonts/**", "/webjars/**", "/favicon.ico", "/favicon.svg"
  };

  private static final String[] PUBLISHED = {
    "/publications/**", "/sitemap.xml", "/.well-known/**", "/schemas/**", "/actuator/health/**"
  };

  private static final String API_DOCUMENTATION = "/v3/api-docs/**";

  @Bean
  Refusals refusals(AuditTrail audit) {
    return new Refusals(audit);
  }

  /** The firewall's handler too: Spring Security takes the only bean of that type. */
  @Bean
  Denials denials(Refusals refusals) {
    return new Denials(refusals);
  }

  @Bean
  FormSignIn formSignIn(SignIns signIns, AuditTrail audit) {
    return new FormSignIn(signIns, audit);
  }

  @Bean
  @Order(1)
  SecurityFilterChain staticFilesChain(HttpSecurity http, Denials denials) throws Exception {
    return onlyRead(http.securityMatcher(STATIC), denials, PAGES_POLICY).build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain publicationsChain(HttpSecurity http, Denials denials) throws Exception {
    return onlyRead(http.securityMatcher(PUBLISHED), denials, PUBLICATIONS_POLICY).build();
  }

  private static HttpSecurity onlyRead(HttpSecurity http, Denials denials, String policy)
      throws Exception {
    return stateless(http)
        .headers(headers -> headers(headers, policy).cacheControl(cache -> cache.disable()))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(denials::onlyRead)
                    .accessDeniedHandler(denials::denied))
        .authorizeHttpRequests(
            requests ->
                errorsAndForwards(requests)
                    .requestMatchers(HttpMethod.GET, "/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .permitAll()
                    .anyRequest()
                    .denyAll());
  }

  @Bean
  @Order(3)
  SecurityFilterChain apiChain(
      HttpSecurity http, Denials denials, Refusals refusals, CredentialsFilterParts parts)
      throws Exception {
    var documentation = PathPatternRequestMatcher.withDefaults().matcher(API_DOCUMENTATION);
    var api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    var actuator = PathPatternRequestMatcher.withDefaults().matcher("/actuator/**");
    return stateless(
            http.securityMatcher(
                request ->
                    api.matches(request)
                        || actuator.matches(request)
                        // A browser comes with its session instead.
                        || (documentation.matches(request)
                            && request.getHeader(HttpHeaders.AUTHORIZATION) != null)))
        .headers(headers -> headers(headers, "default-src 'none'; frame-ancestors 'none'"))
        .addFilterBefore(parts.filter(refusals), AnonymousAuthenticationFilter.class)
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(denials::challenge)
                    .accessDeniedHandler(denials::denied))
        .authorizeHttpRequests(
            requests ->
                errorsAndForwards(requests)
                    .requestMatchers("/actuator/**")
                    .hasRole(Role.ADMIN.name())
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** What the filter of credentials is made of; it is no bean, or it would filter every request. */
  record CredentialsFilterParts(SignIns signIns, Accounts accounts, Tokens tokens, Clock clock) {
    CredentialsFilter filter(Refusals refusals) {
      return new CredentialsFilter(
          new BasicSignIns(signIns, accounts, clock), tokens, refusals, clock);
    }
  }

  @Bean
  CredentialsFilterParts credentialsFilterParts(
      SignIns signIns, Accounts accounts, Tokens tokens, Clock clock) {
    return new CredentialsFilterParts(signIns, accounts, tokens, clock);
  }

  @Bean
  @Order(4)
  SecurityFilterChain pagesChain(
      HttpSecurity http, FormSignIn formSignIn, Denials denials, Accounts accounts)
      throws Exception {
    return http.headers(headers -> headers(headers, PAGES_POLICY))
        .csrf(Customizer.withDefaults())
        .httpBasic(AbstractHttpConfigurer::disable)
        .authenticationProvider(formSignIn)
        .addFilterBefore(new CurrentAccount(accounts), CsrfFilter.class)
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .failureHandler(formSignIn::failed))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler(
                        (request, response, who) -> formSignIn.signedOut(request, who))
                    .logoutSuccessUrl("/sign-in?signed-out"))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(denials::toSignIn)
                    .accessDeniedHandler(denials::denied))
        .authorizeHttpRequests(
            requests ->
                errorsAndForwards(requests)
                    // With any query; the form's own permitAll() is for the exact address.
                    .requestMatchers("/sign-in")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** The request itself was let in, or refused, before it got there. */
  private static AuthorizeHttpRequestsConfigurer<HttpSecurity>
          .AuthorizationManagerRequestMatcherRegistry
      errorsAndForwards(
          AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
              requests) {
    return requests
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
        .permitAll();
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  private static HeadersConfigurer<HttpSecurity> headers(
      HeadersConfigurer<HttpSecurity> headers, String policy) {
    return headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
        .frameOptions(FrameOptionsConfig::sameOrigin)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
  }
}
