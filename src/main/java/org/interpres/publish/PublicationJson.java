package org.interpres.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Origin;
import org.interpres.review.Approved;
import org.jspecify.annotations.Nullable;

/**
 * A publication's JSON, UTF-8, members always in this order. It only ever grows: a member is added,
 * never renamed or given another meaning. Beside the block types of DESIGN.md there are {@code
 * caption} (of the table whose cells follow), {@code term}, {@code definition}, {@code footnote},
 * {@code verbatim} and {@code break}; what stands in a quotation has {@code quoted: true}, what
 * stands in a footnote has its number as {@code note}. A block's {@code html} is its content
 * without the element around it, an image's is the {@code <img>}.
 */
final class PublicationJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .build();

  private final PublicationRenderer renderer;

  PublicationJson(PublicationRenderer renderer) {
    this.renderer = renderer;
  }

  byte[] write(Edition edition) {
    ReviewedWords approved = edition.approved();
    BodyView body = renderer.body(edition);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("article", approved.article().value());
    json.put("locale", approved.locale().value());
    json.put("direction", approved.locale().direction());
    json.put("version", edition.version());
    json.put("sourceLocale", approved.revision().locale().value());
    json.put("sourceRevision", approved.revision().number());
    json.put("title", body.title());
    json.put("description", body.description());
    json.put("html", renderer.fragment(body, PublicationWords.in(approved.locale())));
    json.put("blocks", body.flat().stream().map(this::block).toList());
    json.put("crisisNotice", approved.notice().map(PublicationJson::notice).orElse(null));
    json.put("images", edition.images().stream().map(image -> image(approved, image)).toList());
    json.put("review", approved.signatures().stream().map(PublicationJson::signature).toList());
    json.put("provenance", provenance(edition));
    json.put(
        "alternates",
        edition.alternates().stream()
            .map(a -> ordered("locale", a.locale().value(), "url", a.url()))
            .toList());
    json.put("publishedAt", edition.publishedAt().toString());
    return bytes(json);
  }

  static byte[] bytes(Object json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, strings and numbers are always JSON", e);
    }
  }

  private Map<String, @Nullable Object> block(FlatBlock block) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", block.id());
    json.put("type", block.type());
    json.put("level", block.level());
    json.put("html", renderer.inline(block.content()));
    json.put("text", text(block));
    json.putAll(block.more());
    return json;
  }

  /** What the page says to a reader in danger; the manifest has the same, with its hash. */
  static Map<String, @Nullable Object> notice(CrisisNotice notice) {
    CrisisNotice.Line line = notice.line();
    return ordered(
        "locale", notice.words().value(),
        "direction", notice.words().direction(),
        "title", notice.title(),
        "text", notice.text(),
        "line",
            line == null
                ? null
                : ordered("call", line.call(), "number", line.number(), "name", line.name()));
  }

  private Map<String, @Nullable Object> image(ReviewedWords words, PublishedImage image) {
    return ordered(
        "source", image.source(),
        "url", renderer.address(words, image),
        "mediaType", image.mediaType(),
        "sha256", image.hash().hex(),
        "length", image.length());
  }

  private static String text(FlatBlock block) {
    return block.content().stream()
        .map(
            node ->
                block.type().equals("image") && !node.containsKey("text")
                    ? InlineNode.alternative(node)
                    : InlineNode.shown(List.of(node)))
        .reduce("", String::concat);
  }

  private static Map<String, @Nullable Object> signature(Approved.Signature signature) {
    return ordered(
        "step", signature.step(),
        "signer", signature.signer(),
        "meaning", signature.meaning(),
        "signedAt", signature.signedAt().toString());
  }

  /** How many segments come from where, and the hashes that join this text to its source. */
  private Map<String, @Nullable Object> provenance(Edition edition) {
    ReviewedWords approved = edition.approved();
    Map<String, Map<String, @Nullable Object>> byOrigin = new TreeMap<>();
    for (Approved.ApprovedSegment segment : approved.segments()) {
      Origin origin = segment.origin();
      byOrigin
          .computeIfAbsent(
              origin.kind().label() + " " + origin.engine() + " " + origin.model(),
              key ->
                  ordered(
                      "kind", origin.kind().label(),
                      "engine", origin.engine(),
                      "model", origin.model(),
                      "segments", 0))
          .merge("segments", 1, (a, b) -> (Integer) a + (Integer) b);
    }
    return ordered(
        "machineTranslated", edition.machineTranslated(),
        "labelled", renderer.labelled(edition),
        "responsibleParty", blankAsNull(renderer.settings().responsibleParty()),
        "segments", approved.segments().size(),
        "origins", new ArrayList<>(byOrigin.values()),
        "sourceContentSha256", approved.revision().contentHash().hex(),
        "approvedContentSha256", approved.contentHash().hex());
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A map in the given order: name, value, name, value … */
  static Map<String, @Nullable Object> ordered(@Nullable Object... members) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put(String.valueOf(members[i]), members[i + 1]);
    }
    return map;
  }
}
