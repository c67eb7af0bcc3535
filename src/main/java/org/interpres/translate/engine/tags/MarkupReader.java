package org.interpres.translate.engine.tags;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.translate.engine.tags.Markup.Decoding;
import org.interpres.translate.engine.tags.Markup.Elements;

/**
 * Reads the markup of an answer back. Attributes may have come in another order, without quotes or
 * with others; an empty element may have got an end tag.
 */
final class MarkupReader {

  private static final Pattern ID =
      Pattern.compile("\\bid\\s*=\\s*[\"']?(\\d{1,6})\\b", Pattern.CASE_INSENSITIVE);

  /** Stands for a tag that was not sent: no article has one with this number. */
  private static final String INVENTED = "<x id=\"999999\"/>";

  private final Elements elements;
  private final Decoding decoding;
  private final Map<Integer, String> meanings;

  private final Pattern tag;

  MarkupReader(Elements elements, Decoding decoding, Map<Integer, String> meanings) {
    this.elements = elements;
    this.decoding = decoding;
    this.meanings = Map.copyOf(meanings);
    this.tag =
        Pattern.compile(
            "<(/?)(%s|%s|%s|mstrans:dictionary)(?=[\\s/>])([^<>]*)>"
                .formatted(elements.pair(), elements.single(), elements.keep()),
            Pattern.CASE_INSENSITIVE);
  }

  String read(String answered) {
    StringBuilder text = new StringBuilder();
    Matcher found = tag.matcher(answered);
    int from = 0;
    while (found.find(from)) {
      text.append(literal(answered.substring(from, found.start())));
      from = found.end();
      String element = found.group(2).toLowerCase(Locale.ROOT);
      boolean end = !found.group(1).isEmpty();
      int number = number(found.group(3));
      if (element.equals(elements.pair()) && end) {
        text.append("</g>");
      } else if (element.equals(elements.pair()) || element.equals(elements.single()) && !end) {
        text.append(meaning(number));
      } else if (element.equals(elements.keep()) && !end && meanings.containsKey(number)) {
        text.append(meaning(number));
        from = afterKept(answered, from);
      }
    }
    return text.append(literal(answered.substring(from))).toString();
  }

  private String meaning(int number) {
    return meanings.getOrDefault(number, INVENTED);
  }

  /** Whatever stands in it now, a kept term is what it was. */
  private int afterKept(String answered, int from) {
    String end = "</" + elements.keep() + ">";
    int at = answered.indexOf(end, from);
    return at < 0 ? from : at + end.length();
  }

  private String literal(String text) {
    return decoding == Decoding.ENTITIES ? Entities.unescape(text) : text;
  }

  private static int number(String attributes) {
    Matcher id = ID.matcher(attributes);
    return id.find() ? Integer.parseInt(id.group(1)) : 0;
  }
}
