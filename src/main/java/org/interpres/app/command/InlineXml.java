package org.interpres.app.command;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * The text of a TMX or XLIFF segment with its inline elements as our tags. Whatever a file calls an
 * element, the same name has the same number in every text of a unit, so that source and target can
 * be compared. Native code inside an element is no text and is left out.
 */
final class InlineXml {

  private static final int LONGEST = 1_000_000;

  /** Inline elements in one another; tools write a handful. */
  private static final int DEEPEST = 200;

  private final XmlFile xml;
  private final Map<String, Integer> numbers = new HashMap<>();
  private int depth;

  /** For one unit of the file. */
  InlineXml(XmlFile xml) {
    this.xml = xml;
  }

  /** The text of the element that has just begun, up to its end. */
  String text() throws UnreadableFile {
    StringBuilder text = new StringBuilder();
    content(text, new HashMap<>());
    return text.toString();
  }

  private void content(StringBuilder text, Map<String, Integer> unnamed) throws UnreadableFile {
    depth += 1;
    if (depth > DEEPEST) {
      throw xml.fault("more than " + DEEPEST + " elements stand in one another");
    }
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      switch (event) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.text());
        case XMLStreamConstants.START_ELEMENT -> element(text, unnamed);
        case XMLStreamConstants.END_DOCUMENT -> throw xml.fault("the file ends inside a text");
        default -> {
          // Comments and processing instructions are no text.
        }
      }
      if (text.length() > LONGEST) {
        throw xml.fault("a text is longer than " + LONGEST + " characters");
      }
      event = xml.next();
    }
    depth -= 1;
  }

  private void element(StringBuilder text, Map<String, Integer> unnamed) throws UnreadableFile {
    switch (xml.name()) {
      case "g", "pc" -> {
        text.append("<g id=\"").append(number("g", "id", unnamed)).append("\">");
        content(text, unnamed);
        text.append("</g>");
      }
      case "bpt" -> open(text, xml.attribute("i") == null ? "rid" : "i", unnamed);
      case "bx", "sc" -> open(text, xml.attribute("rid") == null ? "id" : "rid", unnamed);
      case "ept", "ex", "ec" -> {
        text.append("</g>");
        xml.skip();
      }
      case "ph", "it", "ut", "x" -> {
        String attribute = xml.attribute("x") == null ? "id" : "x";
        text.append("<x id=\"").append(number("x", attribute, unnamed)).append("\"/>");
        xml.skip();
      }
      case "cp" -> {
        // XLIFF 2: a character that XML cannot have.
        text.append('\uFFFD');
        xml.skip();
      }
      case "mrk", "sm", "em", "hi", "sub" -> content(text, unnamed);
      default -> throw xml.fault("<" + xml.name() + "> cannot stand in a text");
    }
  }

  private void open(StringBuilder text, String attribute, Map<String, Integer> unnamed)
      throws UnreadableFile {
    text.append("<g id=\"").append(number("g", attribute, unnamed)).append("\">");
    xml.skip();
  }

  /** By its name in the file; one without a name by its place among the unnamed. */
  private int number(String kind, String attribute, Map<String, Integer> unnamed) {
    @Nullable String name = xml.attribute(attribute);
    if (name == null) {
      name = xml.attribute("id");
    }
    String key = name == null ? "#" + unnamed.merge(kind, 1, Integer::sum) : name;
    return numbers.computeIfAbsent(kind + " " + key, k -> numbers.size() + 1);
  }
}
