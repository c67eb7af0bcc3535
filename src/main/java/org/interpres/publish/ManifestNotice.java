package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.interpres.article.CrisisNotice;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * The crisis notice in a manifest: its words, and their hash, which the reviewers' signatures
 * cover.
 */
final class ManifestNotice {

  private static final String WHAT = "the manifest's crisis notice";

  private ManifestNotice() {}

  static Map<String, @Nullable Object> write(CrisisNotice notice) {
    Map<String, @Nullable Object> written = new LinkedHashMap<>(PublicationJson.notice(notice));
    written.put("sha256", notice.hash().hex());
    return written;
  }

  /**
   * @throws InvalidProof when it is not as {@link #write} makes it
   */
  static CrisisNotice read(JsonNode notice, String page) {
    StrictJson.members(
        notice, Set.of("locale", "direction", "title", "text", "line", "sha256"), WHAT);
    JsonNode line = notice.get("line");
    if (!line.isNull()) {
      StrictJson.members(line, Set.of("call", "number", "name"), WHAT + "'s line");
    }
    CrisisNotice read;
    try {
      read =
          new CrisisNotice(
              new LocaleTag(page),
              new LocaleTag(text(notice, "locale")),
              text(notice, "title"),
              text(notice, "text"),
              line.isNull()
                  ? null
                  : new CrisisNotice.Line(
                      text(line, "call"), text(line, "number"), text(line, "name")));
    } catch (InvalidName e) {
      throw new InvalidProof(WHAT + " names no locale");
    }
    if (!read.hash().hex().equals(text(notice, "sha256"))) {
      throw new InvalidProof(WHAT + " has another hash");
    }
    return read;
  }

  private static String text(JsonNode object, String name) {
    return StrictJson.text(object, name, WHAT);
  }
}
