package org.interpres.publish;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Refusal;
import org.interpres.article.UnderRevision;
import org.interpres.identity.Actor;
import org.interpres.identity.Identities;
import org.interpres.identity.Qualification;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The publish stage on a real database and a real Tomcat, without the stages before it and without
 * sign-in: the actor is named in the header {@code X-Actor}.
 */
record PublicationServer(ConfigurableApplicationContext context, TestDatabase database) {

  static PublicationServer start(String... settings) {
    return onDatabase(TestDatabase.fresh(), settings);
  }

  /** Another process, as far as the publish stage can tell, on a database that others may share. */
  static PublicationServer onDatabase(TestDatabase database, String... settings) {
    SpringApplicationBuilder builder =
        new SpringApplicationBuilder(Parts.class)
            .initializers(
                context ->
                    ((org.springframework.context.support.GenericApplicationContext) context)
                        .registerBean(DataSource.class, database::application));
    List<String> arguments = new java.util.ArrayList<>(List.of(settings));
    arguments.add("--server.port=0");
    // Most tests count what a translation brings; SourceEditionTest has the source beside it.
    if (arguments.stream().noneMatch(a -> a.startsWith("--interpres.publish-source"))) {
      arguments.add("--interpres.publish-source=false");
    }
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--spring.config.location=optional:classpath:/none/");
    arguments.add("--interpres.home=target/publication-server/" + database.name());
    return new PublicationServer(builder.run(arguments.toArray(String[]::new)), database);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  URI address(String path) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  Translated translated() {
    return new Translated(this::bean);
  }

  /** No @Configuration, or a test that starts the whole program would find it. */
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  @ComponentScan(
      basePackages = {"org.interpres.article", "org.interpres.audit", "org.interpres.publish"})
  static class Parts implements WebMvcConfigurer {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    Identities identities() {
      return new OnePassword();
    }

    /** Review knows what is critical, and is not here. */
    @Bean
    UnderRevision underRevision() {
      return translation -> Optional.empty();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(new NamedActor());
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
      resolvers.add(0, PublicationServer::refused);
    }
  }

  /** Everybody's password is {@code secret}. */
  private static final class OnePassword implements Identities {
    @Override
    public String displayName(String account) {
      return account;
    }

    @Override
    public List<Qualification> qualifications(String account) {
      return List.of();
    }

    @Override
    public void confirmPassword(String account, String password, Instant now) {
      if (!password.equals("secret")) {
        throw new Refusal(Refusal.Kind.FORBIDDEN, "wrong-password", "That is not the password.");
      }
    }
  }

  private static final class NamedActor implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType().equals(Actor.class);
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer page,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      String name = String.valueOf(request.getHeader("X-Actor"));
      return new Actor(
          name, java.util.Set.of(Role.valueOf(name.toUpperCase(java.util.Locale.ROOT))));
    }
  }

  private static @Nullable ModelAndView refused(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (!(exception instanceof Refusal refusal)) {
      return null;
    }
    response.setStatus(
        switch (refusal.kind()) {
          case NOT_FOUND -> 404;
          case FORBIDDEN -> 403;
          case CONFLICT -> 409;
          case INVALID -> 422;
          default -> 400;
        });
    response.setContentType("application/problem+json");
    try {
      response
          .getOutputStream()
          .write(PublicationJson.bytes(Map.of("type", "urn:interpres:problem:" + refusal.code())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }
}
