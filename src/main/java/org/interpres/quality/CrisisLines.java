package org.interpres.quality;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The crisis lines of {@code content/crisis-lines.yaml}, and where a text names one. */
final class CrisisLines {

  private static final Set<String> KEYS =
      Set.of("country", "number", "name", "menu", "source", "status", "date");

  /** A line that a text names; {@code span} holds the number alone. */
  record Mention(CrisisLine line, Span span) {}

  private final List<CrisisLine> lines;

  private CrisisLines(List<CrisisLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * @throws InvalidContent with file, line and reason
   */
  static CrisisLines read(String file, InputStream bytes) {
    YamlNode root = YamlNode.read(file, bytes);
    List<CrisisLine> lines = new ArrayList<>();
    for (YamlNode item : root.required(root.mapping(Set.of("lines")), "lines").items()) {
      lines.add(line(item));
    }
    return new CrisisLines(lines);
  }

  private static CrisisLine line(YamlNode item) {
    Map<String, YamlNode> entries = item.mapping(KEYS);
    Map<String, String> menu = new HashMap<>();
    YamlNode choices = entries.get("menu");
    if (choices != null) {
      choices.mapping().forEach((language, choice) -> menu.put(language, choice.text()));
    }
    item.required(entries, "source").text();
    CrisisLine line =
        new CrisisLine(
            item.required(entries, "country").text(),
            item.required(entries, "number").text(),
            item.required(entries, "name").text(),
            menu,
            verified(item, entries));
    if (line.digits().length() < 2 || !line.country().matches("[A-Z]{2}")) {
      throw item.fault("a line needs a country of two capital letters and a number");
    }
    return line;
  }

  private static @Nullable LocalDate verified(YamlNode item, Map<String, YamlNode> entries) {
    YamlNode status = item.required(entries, "status");
    return switch (status.text()) {
      case "unverified" -> null;
      case "verified" -> {
        YamlNode date = item.required(entries, "date");
        try {
          yield LocalDate.parse(date.text());
        } catch (DateTimeParseException e) {
          throw date.fault("“" + date.text() + "” is not a date such as 2026-01-31");
        }
      }
      default -> throw status.fault("the status is verified or unverified");
    };
  }

  @Nullable CrisisLine of(String country) {
    for (CrisisLine line : lines) {
      if (line.country().equals(country)) {
        return line;
      }
    }
    return null;
  }

  /** Every known line that {@code text} names, whatever its country. */
  List<Mention> in(String text) {
    List<Mention> mentions = new ArrayList<>();
    for (CrisisLine line : lines) {
      String digits = line.digits();
      for (int from = 0; from < text.length(); from++) {
        boolean starts =
            text.charAt(from) == digits.charAt(0) && (from == 0 || !digit(text.charAt(from - 1)));
        int to = starts ? end(text, from, digits) : -1;
        if (to > 0) {
          mentions.add(new Mention(line, new Span(from, to)));
          from = to;
        }
      }
    }
    return mentions;
  }

  /** Where {@code digits}, with spaces, hyphens or slashes between them, end; -1 if they do not. */
  private static int end(String text, int from, String digits) {
    int at = from;
    int found = 0;
    int gap = 0;
    while (at < text.length() && found < digits.length()) {
      char c = text.charAt(at);
      if (c == digits.charAt(found)) {
        found++;
        gap = 0;
      } else if (++gap > 2 || !(c == ' ' || c == '\u00A0' || c == '-' || c == '/' || c == '.')) {
        return -1;
      }
      at++;
    }
    boolean whole = found == digits.length() && (at >= text.length() || !digit(text.charAt(at)));
    return whole ? at : -1;
  }

  private static boolean digit(char c) {
    return Character.isDigit(c);
  }
}
