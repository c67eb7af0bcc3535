package org.interpres.translate.engine.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineSetting;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.KeptGlossary;
import org.interpres.translate.engine.http.HttpGlossaries;
import org.interpres.translate.engine.http.HttpReply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Google's glossaries of one language pair, {@code projects/P/locations/L/glossaries/G}, each made
 * from a file of {@link GoogleGlossaryFiles} by an operation that takes up to minutes. Until that
 * has ended Google knows no such glossary (404), and takes no second one of its name (409).
 */
@Component("googleGlossaries")
final class GoogleGlossaries extends HttpGlossaries {

  /** Bytes in UTF-8: a term must have less than 1,024, by Google's documentation. */
  static final int LONGEST = 1023;

  private static final String OPERATION = "projects/[^/?#]+/locations/[^/?#]+/operations/[\\w.-]+";

  private final Engines engines;
  private final GoogleToken token;

  GoogleGlossaries(Engines engines, Clock clock, GoogleToken token) {
    super(engines, clock);
    this.engines = engines;
    this.token = token;
  }

  @Override
  protected @Nullable Call call(ConfiguredEngine engine, GlossaryOrder order) {
    return switch (order.act()) {
      case FIND -> call("GET", name(engine, order.glossary()), null);
      case MAKE -> call("POST", place(engine), body(engine, order.glossary()));
      case AWAIT -> call("GET", String.valueOf(order.id()), null);
      case REMOVE -> call("DELETE", String.valueOf(order.id()), null);
      case ALLOW, STORE, DISCARD -> null;
    };
  }

  private Call call(String method, String path, @Nullable JsonNode body) {
    return new Call(method, "/" + path, Map.of("Authorization", "Bearer " + token.mark()), body);
  }

  /** All glossaries of the region. */
  private static String place(ConfiguredEngine engine) {
    return "projects/%s/locations/%s/glossaries"
        .formatted(engine.options().project(), engine.access().region());
  }

  /** In small letters, which the last part of a resource's name must have. */
  private static String name(ConfiguredEngine engine, KeptGlossary glossary) {
    return place(engine) + "/" + glossary.name().toLowerCase(Locale.ROOT);
  }

  private static JsonNode body(ConfiguredEngine engine, KeptGlossary glossary) {
    ObjectNode body = JSON.createObjectNode().put("name", name(engine, glossary));
    body.putObject("languagePair")
        .put("sourceLanguageCode", Google.LOCALES.of(engine.options(), glossary.source()))
        .put("targetLanguageCode", Google.LOCALES.of(engine.options(), glossary.target()));
    body.putObject("inputConfig")
        .putObject("gcsSource")
        .put(
            "inputUri",
            "gs://%s/%s".formatted(engine.files().bucket(), engine.files().object(glossary)));
    return body;
  }

  @Override
  protected @Nullable GlossaryReply reply(GlossaryOrder order, HttpReply reply) {
    if (reply.status() == 200) {
      return switch (order.act()) {
        case FIND -> found(order, reply.body());
        case MAKE, AWAIT -> made(order, reply);
        case REMOVE -> new GlossaryReply.Absent();
        case ALLOW, STORE, DISCARD -> null;
      };
    }
    if (reply.status() == 404 && order.act() != Act.MAKE) {
      return new GlossaryReply.Absent();
    }
    return reply.status() < 500 ? trouble(order, GoogleError.of(reply), reply) : null;
  }

  private @Nullable GlossaryReply found(GlossaryOrder order, JsonNode glossary) {
    return glossary.has("submitTime") && !glossary.has("endTime")
        ? new GlossaryReply.Pending(null)
        : kept(order, glossary);
  }

  /** The start, the progress, or the end of the operation that makes it. */
  private @Nullable GlossaryReply made(GlossaryOrder order, HttpReply reply) {
    JsonNode operation = reply.body();
    if (operation.has("error")) {
      return ended(order, GoogleError.ofOperation(operation.path("error")), reply);
    }
    if (operation.path("done").asBoolean(false)) {
      return kept(order, operation.path("response"));
    }
    String name = operation.path("name").asText();
    return name.matches(OPERATION) ? new GlossaryReply.Pending(name) : null;
  }

  private GlossaryReply ended(GlossaryOrder order, GoogleError error, HttpReply reply) {
    try {
      GlossaryReply said = trouble(order, error, reply);
      return said != null ? said : new GlossaryReply.Failed(unfinished(order.engine(), error));
    } catch (EngineFault why) {
      return new GlossaryReply.Failed(why);
    }
  }

  /** Google names the project by its number, we by what the team has configured. */
  private @Nullable GlossaryReply kept(GlossaryOrder order, JsonNode glossary) {
    String name = name(engines.engine(order.engine()), order.glossary());
    String id = name.substring(name.lastIndexOf('/'));
    return glossary.path("name").asText().endsWith("/glossaries" + id)
        ? new GlossaryReply.Kept(name, order.glossary().leftOut(LONGEST))
        : null;
  }

  /**
   * @return null for what the HTTP status says
   */
  private @Nullable GlossaryReply trouble(GlossaryOrder order, GoogleError error, HttpReply reply) {
    String engine = order.engine();
    return switch (error.status()) {
      case "ALREADY_EXISTS" -> new GlossaryReply.Pending(null);
      case "RESOURCE_EXHAUSTED" -> throw exhausted(engine, error, reply);
      case "PERMISSION_DENIED" -> {
        if (error.ofFile()) {
          throw unreadable(engine);
        }
        if (error.says("quota", "limit exceeded")) {
          throw exhausted(engine, error, reply);
        }
        yield null;
      }
      case "INVALID_ARGUMENT", "FAILED_PRECONDITION" -> {
        if (error.says("language") && !error.ofFile()) {
          yield refused(order);
        }
        throw new EngineFault.Unsuitable(
            engine, "does not make the glossary (%s)".formatted(error.status()));
      }
      case "NOT_FOUND" -> throw error.ofFile() ? unreadable(engine) : elsewhere(engine);
      default -> null;
    };
  }

  private GlossaryReply refused(GlossaryOrder order) {
    ConfiguredEngine engine = engines.engine(order.engine());
    return new GlossaryReply.Refused(
        "Google has no glossaries from %s to %s"
            .formatted(
                Google.LOCALES.of(engine.options(), order.glossary().source()),
                Google.LOCALES.of(engine.options(), order.glossary().target())));
  }

  /** Google says 429 of calls and of glossaries; only calls have a minute or a day. */
  private static EngineFault exhausted(String engine, GoogleError error, HttpReply reply) {
    if (error.daily()) {
      return new EngineFault.Unavailable(engine, "has used up its quota of the day", null);
    }
    return error.says("glossar") && !error.tooOften()
        ? new EngineFault.QuotaExhausted(
            engine, "has as many glossaries as the project may have (RESOURCE_EXHAUSTED)")
        : busy(engine, "is asked too often (RESOURCE_EXHAUSTED)", reply);
  }

  /** An operation does nothing that needs another's leave but read the file. */
  private static EngineFault unfinished(String engine, GoogleError error) {
    return error.status().equals("PERMISSION_DENIED")
        ? unreadable(engine)
        : new EngineFault.Unavailable(
            engine, "did not finish the glossary (%s)".formatted(error.status()), null);
  }

  private static EngineFault unreadable(String engine) {
    return new EngineFault.GlossaryBarred(
        engine,
        "cannot read the terms in the bucket",
        "Allow its service account storage.objects.get on the bucket of %s."
            .formatted(EngineSetting.variable(engine, "glossary-bucket")));
  }

  private static EngineFault elsewhere(String engine) {
    return new EngineFault.GlossaryBarred(
        engine,
        "does not know the project or the region (HTTP status 404)",
        "Look at %s and %s."
            .formatted(
                EngineSetting.variable(engine, "project"),
                EngineSetting.variable(engine, "region")));
  }
}
