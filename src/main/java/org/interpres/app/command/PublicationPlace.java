package org.interpres.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.publish.Statement;
import org.interpres.publish.Verifier.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Where a publication lies says which one it should be: {@code publications/SLUG/LOCALE} or {@code
 * publications/SLUG/LOCALE/versions/N}, on the web and in a copy of it. A good signature in the
 * wrong place is no proof: somebody could answer for the French page with the Spanish one.
 */
final class PublicationPlace {

  private static final Pattern PLACE =
      Pattern.compile("(?:^|.*/)publications/([^/]+)/([^/]+?)(?:/versions/([0-9]+))?");

  private static final ObjectMapper JSON = new ObjectMapper();

  private PublicationPlace() {}

  /**
   * The verdict, turned where the publication is not the one that the place promises.
   *
   * @param path with slashes, without extension
   */
  static Verdict check(String path, Verdict verdict) {
    Matcher place = PLACE.matcher(path);
    if (!(verdict instanceof Verdict.Valid valid) || !place.matches()) {
      return verdict;
    }
    Statement.Subject subject = valid.statement().subject();
    String version = place.group(3);
    List<String> expected =
        List.of(
            place.group(1),
            place.group(2),
            version == null ? String.valueOf(subject.version()) : version);
    List<String> found =
        List.of(subject.article(), subject.locale(), String.valueOf(subject.version()));
    return expected.equals(found)
        ? verdict
        : new Verdict.Invalid("it is another publication: " + subject);
  }

  /**
   * Why a publication was recalled, as the problem detail says that stands in its place.
   *
   * @return null where it says nothing of a recall
   */
  static @Nullable String recallReason(byte[] problem) {
    try {
      String reason = JSON.readTree(problem).path("reason").asText();
      return reason.isEmpty() ? null : reason.replaceAll("\\p{Cntrl}", " ");
    } catch (IOException e) {
      // No JSON says nothing.
      return null;
    }
  }
}
