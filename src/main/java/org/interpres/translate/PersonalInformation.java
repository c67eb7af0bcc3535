package org.interpres.translate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.interpres.article.InlineToken;
import org.interpres.quality.YamlNode;

/**
 * Finds what looks like a patient's data, so that it is not sent to anybody's engine. A leaflet is
 * full of public numbers (crisis lines, toll-free lines, the clinic's own mailbox): those are told
 * apart by a list, and what the list does not know is withheld, for a sentence too many on a
 * person's desk is mended by a line in a file, and one sent too many is not. Immutable.
 */
final class PersonalInformation {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private record Kind(String name, Pattern pattern) {}

  private final List<Kind> kinds;
  private final List<Pattern> known;
  private final Set<String> crisisLines;

  private PersonalInformation(List<Kind> kinds, List<Pattern> known, Set<String> crisisLines) {
    this.kinds = List.copyOf(kinds);
    this.known = List.copyOf(known);
    this.crisisLines = Set.copyOf(crisisLines);
  }

  /**
   * Reads {@code personal-information.yaml} and the numbers of {@code crisis-lines.yaml}. A folder
   * without the first withholds nothing: a team may decide so by removing the file.
   *
   * @throws org.interpres.quality.InvalidContent with file, line and reason
   */
  static PersonalInformation load(Path content) {
    Path file = content.resolve("personal-information.yaml");
    if (!Files.isRegularFile(file)) {
      return new PersonalInformation(List.of(), List.of(), Set.of());
    }
    Path lines = content.resolve("crisis-lines.yaml");
    Set<String> numbers = new HashSet<>();
    if (Files.isRegularFile(lines)) {
      YamlNode root = YamlNode.read("content/crisis-lines.yaml", open(lines));
      for (YamlNode line : root.required(root.mapping(), "lines").items()) {
        numbers.add(digits(line.required(line.mapping(), "number").text()));
      }
    }
    return read(open(file), numbers);
  }

  static PersonalInformation read(InputStream yaml, Set<String> crisisLines) {
    YamlNode root = YamlNode.read("content/personal-information.yaml", yaml);
    Map<String, YamlNode> fields = root.mapping(Set.of("patterns", "public"));
    List<Kind> kinds = new ArrayList<>();
    for (YamlNode item : root.required(fields, "patterns").items()) {
      Map<String, YamlNode> kind = item.mapping(Set.of("name", "pattern"));
      kinds.add(
          new Kind(item.required(kind, "name").text(), pattern(item.required(kind, "pattern"))));
    }
    List<Pattern> known = new ArrayList<>();
    YamlNode listed = fields.get("public");
    if (listed != null) {
      listed.items().forEach(item -> known.add(pattern(item)));
    }
    return new PersonalInformation(kinds, known, crisisLines);
  }

  private static Pattern pattern(YamlNode node) {
    try {
      return Pattern.compile(node.text(), FLAGS);
    } catch (PatternSyntaxException e) {
      throw node.fault("not a regular expression: " + e.getDescription());
    }
  }

  private static InputStream open(Path file) {
    try {
      return new ByteArrayInputStream(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the text holds, as the file names it: {@code e-mail address}. */
  Optional<String> in(String text) {
    String plain = Normalizer.normalize(InlineToken.plain(text), Normalizer.Form.NFKC);
    for (Kind kind : kinds) {
      Matcher found = kind.pattern().matcher(plain);
      while (found.find()) {
        if (!known(found.group().strip())) {
          return Optional.of(kind.name());
        }
      }
    }
    return Optional.empty();
  }

  private boolean known(String found) {
    String digits = digits(found);
    return (!digits.isEmpty() && crisisLines.contains(digits))
        || known.stream().anyMatch(pattern -> pattern.matcher(found).matches());
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
