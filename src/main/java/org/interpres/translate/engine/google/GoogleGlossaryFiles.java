package org.interpres.translate.engine.google;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineSetting;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryCsv;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.http.HttpGlossaries;
import org.interpres.translate.engine.http.HttpReply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The files in Cloud Storage that Google makes glossaries from, one a glossary and named like it:
 * two columns, no header. A file that is there is never written over, and stays as long as its
 * glossary, as Google advises.
 */
@Component("googleGlossaryFiles")
final class GoogleGlossaryFiles extends HttpGlossaries {

  private final Engines engines;
  private final GoogleStorageToken token;

  GoogleGlossaryFiles(Engines engines, Clock clock, GoogleStorageToken token) {
    super(engines, clock);
    this.engines = engines;
    this.token = token;
  }

  @Override
  protected @Nullable Call call(ConfiguredEngine engine, GlossaryOrder order) {
    // Also without a request to refuse: nothing is sent where no bucket is named.
    token.home(engine);
    String bucket = "/storage/v1/b/%s/o".formatted(engine.files().bucket());
    String object =
        URLEncoder.encode(engine.files().object(order.glossary()), StandardCharsets.UTF_8);
    String bearer = "Bearer " + token.mark();
    return switch (order.act()) {
      case STORE ->
          new Call(
              "POST",
              "/upload" + bucket,
              "uploadType=media&ifGenerationMatch=0&name=" + object,
              Map.of("Authorization", bearer, "Content-Type", "text/csv; charset=utf-8"),
              GlossaryCsv.of(order.glossary().entriesInBothCases(GoogleGlossaries.LONGEST)));
      case DISCARD ->
          new Call("DELETE", bucket + "/" + object, Map.of("Authorization", bearer), null);
      case FIND, ALLOW, MAKE, AWAIT, REMOVE -> null;
    };
  }

  @Override
  protected @Nullable GlossaryReply reply(GlossaryOrder order, HttpReply reply) {
    boolean storing = order.act() == Act.STORE;
    if (storing && (reply.status() == 200 || reply.status() == 412)) {
      return new GlossaryReply.Allowed();
    }
    if (!storing && (reply.status() == 204 || reply.status() == 404)) {
      return new GlossaryReply.Absent();
    }
    String bucket = engines.engine(order.engine()).files().bucket();
    String setting = EngineSetting.variable(order.engine(), "glossary-bucket");
    return switch (reply.status()) {
      case 403 ->
          throw new EngineFault.GlossaryBarred(
              order.engine(),
              "may not %s the bucket “%s” (HTTP status 403)"
                  .formatted(storing ? "write to" : "remove from", bucket),
              "Allow its service account storage.objects.create, .get and .delete on that bucket,"
                  + " or name another in %s.".formatted(setting));
      case 404 ->
          throw new EngineFault.GlossaryBarred(
              order.engine(),
              "finds no bucket “%s” (HTTP status 404)".formatted(bucket),
              "Make it, or name another in %s.".formatted(setting));
      default -> null;
    };
  }
}
