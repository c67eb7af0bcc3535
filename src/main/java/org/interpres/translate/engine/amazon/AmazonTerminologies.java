package org.interpres.translate.engine.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryCsv;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.KeptGlossary;
import org.interpres.translate.engine.http.HttpGlossaries;
import org.interpres.translate.engine.http.HttpReply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Amazon's custom terminologies, one a locale pair. Their name is their id. One that is overwritten
 * takes up to ten minutes until translations have it; ours have a new name with each version.
 */
@Component("amazonTerminologies")
final class AmazonTerminologies extends HttpGlossaries {

  /** Bytes in UTF-8 of a source or a target, by AWS's quotas; a file may have 10 MB. */
  private static final int LONGEST = 200;

  private final AwsSignature signature;

  AmazonTerminologies(Engines engines, Clock clock, AwsSignature signature) {
    super(engines, clock);
    this.signature = signature;
  }

  @Override
  protected @Nullable Call call(ConfiguredEngine engine, GlossaryOrder order) {
    ObjectNode name = JSON.createObjectNode().put("Name", order.glossary().name());
    return switch (order.act()) {
      case FIND -> call("GetTerminology", name);
      case ALLOW, STORE, AWAIT, DISCARD -> null;
      case MAKE -> call("ImportTerminology", imported(engine, order.glossary(), name));
      case REMOVE -> call("DeleteTerminology", name.put("Name", order.id()));
    };
  }

  private Call call(String operation, JsonNode body) {
    return new Call("POST", "", signature.headers(operation), body);
  }

  private static JsonNode imported(
      ConfiguredEngine engine, KeptGlossary glossary, ObjectNode body) {
    String csv =
        GlossaryCsv.line(
                Amazon.LOCALES.of(engine.options(), glossary.source()),
                Amazon.LOCALES.of(engine.options(), glossary.target()))
            + GlossaryCsv.of(glossary.entriesInBothCases(LONGEST));
    body.put("MergeStrategy", "OVERWRITE");
    body.putObject("TerminologyData")
        .put("File", Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)))
        .put("Format", "CSV")
        .put("Directionality", "UNI");
    return body;
  }

  @Override
  protected @Nullable GlossaryReply reply(GlossaryOrder order, HttpReply reply) {
    if (reply.status() == 200) {
      return order.act() == Act.REMOVE ? new GlossaryReply.Absent() : kept(order, reply.body());
    }
    String type = AmazonError.type(reply);
    if (type.equals("ResourceNotFoundException")) {
      return new GlossaryReply.Absent();
    }
    EngineFault fault = AmazonError.fault(order.engine(), reply, List.of());
    if (fault instanceof EngineFault.Unavailable && !type.equals("InternalServerException")) {
      throw busy(order.engine(), "answered with the error %s".formatted(type), reply);
    }
    if (fault instanceof EngineFault.QuotaExhausted) {
      throw new EngineFault.QuotaExhausted(
          order.engine(), "has as many terminologies as the account may have (%s)".formatted(type));
    }
    if (fault != null) {
      throw fault;
    }
    return null;
  }

  private static @Nullable GlossaryReply kept(GlossaryOrder order, JsonNode answer) {
    String name = answer.at("/TerminologyProperties/Name").asText();
    return name.equals(order.glossary().name())
        ? new GlossaryReply.Kept(name, order.glossary().leftOut(LONGEST))
        : null;
  }
}
