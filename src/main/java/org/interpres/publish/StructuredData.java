package org.interpres.publish;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.interpres.review.Approved;

/**
 * What a page says to search engines: a schema.org MedicalWebPage as JSON-LD. A script element's
 * content is no HTML text: escaping it as such would break the JSON, so it is written as JSON with
 * each character that could end the element as a JSON escape.
 */
final class StructuredData {

  /** The step whose signers are the page's translators; signers of all others reviewed it. */
  private static final String TRANSLATORS_STEP = "linguistic";

  private StructuredData() {}

  static TemplateHTMLOutputModel of(Edition edition, BodyView body, PublicationSettings settings) {
    String json =
        new String(PublicationJson.bytes(page(edition, body, settings)), StandardCharsets.UTF_8);
    String safe =
        json.replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029");
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(safe);
    } catch (TemplateModelException e) {
      throw new IllegalStateException("FreeMarker takes any markup", e);
    }
  }

  private static Map<String, Object> page(
      Edition edition, BodyView body, PublicationSettings settings) {
    ReviewedWords words = edition.approved();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("@context", "https://schema.org");
    page.put("@type", "MedicalWebPage");
    page.put("url", settings.address().current(words.article(), words.locale()) + ".html");
    page.put("name", body.title());
    String description = body.description();
    if (description != null) {
      page.put("description", description);
    }
    page.put("inLanguage", words.locale().value());
    page.put("version", edition.version());
    page.put("datePublished", edition.publishedAt().toString());
    words.signatures().stream()
        .map(Approved.Signature::signedAt)
        .max(Comparator.naturalOrder())
        .map(Instant::toString)
        .ifPresent(last -> page.put("lastReviewed", last.substring(0, "2026-01-01".length())));
    people(page, "translator", words, StructuredData::translated);
    people(page, "reviewedBy", words, signature -> !translated(signature));
    if (!settings.responsibleParty().isEmpty()) {
      page.put("publisher", Map.of("@type", "Organization", "name", settings.responsibleParty()));
    }
    if (!words.isSource()) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("@type", "MedicalWebPage");
      source.put("inLanguage", words.revision().locale().value());
      edition.sourceAddress().ifPresent(url -> source.put("url", url));
      page.put("translationOfWork", source);
    }
    return page;
  }

  private static boolean translated(Approved.Signature signature) {
    return signature.step().equals(TRANSLATORS_STEP);
  }

  private static void people(
      Map<String, Object> page,
      String member,
      ReviewedWords words,
      Predicate<Approved.Signature> which) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (Approved.Signature signature : words.signatures()) {
      if (which.test(signature)) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("@type", "Person");
        person.put("name", signature.signer());
        people.add(person);
      }
    }
    if (!people.isEmpty()) {
      page.put(member, people);
    }
  }
}
