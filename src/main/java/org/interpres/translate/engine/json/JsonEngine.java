package org.interpres.translate.engine.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.interpres.article.LocaleTag;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.TagProtection;
import org.interpres.translate.engine.http.HttpEngine;
import org.interpres.translate.engine.http.HttpQuestion;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.http.PlainKey;
import org.interpres.translate.engine.tags.ProtectedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Any engine with a JSON API: its route file has a {@link JsonApi} named {@code <engine>-api} under
 * {@code beans}. Languages go as BCP 47 tags unless {@code interpres.engines.<name>.locales} says
 * otherwise; errors are read from the HTTP status.
 */
@Component("jsonEngine")
final class JsonEngine extends HttpEngine {

  private final CamelContext camel;
  private final PlainKey key;

  JsonEngine(Engines engines, Clock clock, CamelContext camel, PlainKey key) {
    super(engines, clock);
    this.camel = camel;
    this.key = key;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    JsonApi api = api(engine.name());
    var texts = protect(request, api.tags().codec(), api.tags().other());
    ObjectNode body = api.start();
    ArrayNode array = body.withArray(api.texts());
    for (ProtectedText text : texts) {
      if (api.text().isEmpty()) {
        array.add(text.sent());
      } else {
        put(array.addObject(), api.text(), text.sent());
      }
    }
    put(body, api.source(), code(engine, request.sourceLocale()));
    put(body, api.target(), code(engine, request.targetLocale()));
    if (!api.format().isEmpty()) {
      boolean first = request.protection() == TagProtection.NATIVE;
      put(body, api.format(), first ? api.nativeFormat() : api.plainFormat());
    }
    Map<String, String> headers =
        engine.access().hasKey() ? Map.of(api.keyHeader(), api.keyPrefix() + key.mark()) : Map.of();
    return new HttpQuestion(engine, request, texts, headers, "", body);
  }

  private static String code(ConfiguredEngine engine, LocaleTag locale) {
    String configured = engine.options().codeOf(locale);
    return configured.isEmpty() ? locale.value() : configured;
  }

  private static void put(ObjectNode object, String pointer, String value) {
    int last = pointer.lastIndexOf('/');
    ObjectNode parent = last > 0 ? object.withObject(pointer.substring(0, last)) : object;
    parent.put(pointer.substring(last + 1), value);
  }

  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    JsonApi api = api(question.name());
    String model = api.model().isEmpty() ? "" : reply.body().at(api.model()).asText();
    return inOrder(
        question,
        reply.body().at(api.translations()),
        api.translation(),
        model.isEmpty() ? null : model,
        null);
  }

  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    return null;
  }

  private JsonApi api(String engine) {
    JsonApi api = camel.getRegistry().lookupByNameAndType(engine + "-api", JsonApi.class);
    if (api == null) {
      throw new EngineFault.Unsuitable(
          engine, "has no bean “%s-api” of the type JsonApi in its route file".formatted(engine));
    }
    return api;
  }
}
