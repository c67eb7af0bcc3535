package org.interpres.app.web;

import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.PagePreferences;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

/** What every controller may rely on. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
  }

  private final Refusals refusals;
  private final PageModel pages;

  WebConfiguration(Refusals refusals, PagePreferences preferences, Clock clock) {
    this.refusals = refusals;
    this.pages = new PageModel(preferences, clock);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new AllowedRoles(refusals));
    interceptors.addInterceptor(new StorableForms());
    interceptors.addInterceptor(new KnownParameters());
    interceptors.addInterceptor(pages);
  }

  @Override
  public void addFormatters(FormatterRegistry formats) {
    formats.addConverter(String.class, Slug.class, Slug::new);
    formats.addConverter(String.class, LocaleTag.class, LocaleTag::parse);
  }

  /** In the place of Spring Boot's own, which knows the same settings. */
  @Bean
  FreeMarkerViewResolver freeMarkerViewResolver(FreeMarkerProperties settings) {
    FreeMarkerViewResolver resolver = new FreeMarkerViewResolver();
    settings.applyToMvcViewResolver(resolver);
    resolver.setViewClass(WholePage.class);
    return resolver;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ServerProblems.class.getName());
              }
            });
  }
}
