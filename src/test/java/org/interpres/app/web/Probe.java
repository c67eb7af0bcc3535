package org.interpres.app.web;

import java.lang.reflect.Method;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Endpoints that do what other packages' will. No {@code @Controller}, so that no scan finds it.
 */
@ResponseBody
class Probe {

  static void register(RequestMappingHandlerMapping mapping) {
    Probe probe = new Probe();
    register(mapping, probe, "whoAmI", "/api/v1/probe", RequestMethod.GET);
    register(mapping, probe, "whoAmI", "/probe", RequestMethod.GET);
    register(mapping, probe, "whoAmI", "/probe", RequestMethod.POST);
    register(mapping, probe, "form", "/sign-in", RequestMethod.GET);
    register(mapping, probe, "form", "/account/password", RequestMethod.GET);
    register(mapping, probe, "article", "/api/v1/probe/articles/{slug}", RequestMethod.GET);
    register(mapping, probe, "body", "/api/v1/probe/body", RequestMethod.POST);
    register(mapping, probe, "stale", "/api/v1/probe/stale", RequestMethod.GET);
    register(mapping, probe, "broken", "/api/v1/probe/broken", RequestMethod.GET);
    register(mapping, probe, "broken", "/probe/broken", RequestMethod.GET);
    register(mapping, probe, "medicOnly", "/api/v1/probe/medic", RequestMethod.GET);
    register(mapping, probe, "published", "/publications/{slug}", RequestMethod.GET);
  }

  private static void register(
      RequestMappingHandlerMapping mapping,
      Probe probe,
      String name,
      String path,
      RequestMethod method) {
    for (Method candidate : Probe.class.getDeclaredMethods()) {
      if (candidate.getName().equals(name)) {
        RequestMappingInfo.BuilderConfiguration options = mapping.getBuilderConfiguration();
        TestServer.map(
            mapping,
            RequestMappingInfo.paths(path).methods(method).options(options).build(),
            probe,
            candidate);
      }
    }
  }

  String whoAmI(Actor actor) {
    return actor.name() + " " + actor.roles().stream().sorted().toList();
  }

  String form(CsrfToken csrf) {
    return "<input type=\"hidden\" name=\"_csrf\" value=\"" + csrf.getToken() + "\">";
  }

  String article(
      @PathVariable Slug slug,
      @RequestParam LocaleTag locale,
      @RequestParam(defaultValue = "1") int page) {
    return slug + " " + locale + " " + page;
  }

  record Nested(@Nullable String text, @Nullable Role role, @Nullable Slug slug) {}

  record Sent(@Nullable Nested nested, @Nullable Integer number) {}

  String body(@RequestBody Sent sent) {
    return String.valueOf(sent.number());
  }

  String stale() {
    throw new Refusal(
        Refusal.Kind.STALE,
        "stale-version",
        "Somebody changed it.",
        java.util.Map.of("version", 7));
  }

  String broken() {
    throw new IllegalStateException("secret words of an article");
  }

  @Allowed(Role.MEDIC)
  String medicOnly(Actor actor) {
    return actor.name();
  }

  String published(@PathVariable String slug) {
    return "published " + slug;
  }
}
