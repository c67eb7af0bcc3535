package org.interpres.ingest.segmentation;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.interpres.article.Excerpt;
import org.interpres.ingest.segmentation.SegmentationRules.Cascade;
import org.interpres.ingest.segmentation.SegmentationRules.LanguageMap;
import org.interpres.ingest.segmentation.SrxRule.Decision;
import org.jspecify.annotations.Nullable;

/** Reads one SRX 2.0 file. Refuses a document type, so that no entity can reach a file or host. */
final class SrxReader {

  private static final String NAMESPACE = "http://www.lisa.org/srx20";

  private final String name;
  private final List<LanguageMap> maps = new ArrayList<>();
  private final List<Integer> mapLines = new ArrayList<>();
  private final Map<String, List<SrxRule>> rules = new LinkedHashMap<>();
  private Cascade cascade = Cascade.FIRST_MAP;

  SrxReader(String name) {
    this.name = name;
  }

  SegmentationRules read(InputStream bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(bytes);
      try {
        document(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new InvalidSegmentationRules(name, line, "not well-formed XML: " + firstLine(e));
    }
    for (int i = 0; i < maps.size(); i++) {
      if (!rules.containsKey(maps.get(i).rules())) {
        throw new InvalidSegmentationRules(
            name,
            mapLines.get(i),
            "no <languagerule> is named “" + Excerpt.of(maps.get(i).rules()) + "”");
      }
    }
    if (maps.isEmpty()) {
      throw new InvalidSegmentationRules(name, "no <languagemap>: no rule would ever hold");
    }
    return new SegmentationRules(cascade, maps, rules);
  }

  private void document(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw invalid(xml, "a document type is not allowed: remove <!DOCTYPE …>");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        element(xml);
      }
    }
  }

  private void element(XMLStreamReader xml) throws XMLStreamException {
    if (!NAMESPACE.equals(xml.getNamespaceURI())) {
      // SRX allows elements of other vocabularies; they are not rules.
      if (xml.getLocalName().equals("srx")) {
        throw invalid(xml, "<srx> must be in the namespace " + NAMESPACE);
      }
      return;
    }
    switch (xml.getLocalName()) {
      case "srx" -> {
        if (!"2.0".equals(xml.getAttributeValue(null, "version"))) {
          throw invalid(xml, "<srx> must say version=\"2.0\"");
        }
      }
      case "header" -> cascade = yes(xml, "cascade", "no") ? Cascade.ALL_MAPS : Cascade.FIRST_MAP;
      case "formathandle", "body", "languagerules", "maprules" -> {}
      case "languagerule" -> languageRule(xml);
      case "languagemap" -> {
        mapLines.add(line(xml));
        maps.add(
            new LanguageMap(
                pattern(attribute(xml, "languagepattern"), line(xml), Pattern.CASE_INSENSITIVE),
                attribute(xml, "languagerulename")));
      }
      default -> throw invalid(xml, "<" + xml.getLocalName() + "> is not SRX 2.0, or not here");
    }
  }

  private void languageRule(XMLStreamReader xml) throws XMLStreamException {
    String language = attribute(xml, "languagerulename");
    List<SrxRule> of = new ArrayList<>();
    if (rules.put(language, of) != null) {
      throw invalid(xml, "a second <languagerule> is named “" + Excerpt.of(language) + "”");
    }
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (!xml.getLocalName().equals("rule")) {
        throw invalid(xml, "<languagerule> holds only <rule>, not <" + xml.getLocalName() + ">");
      }
      of.add(rule(xml));
    }
  }

  private SrxRule rule(XMLStreamReader xml) throws XMLStreamException {
    int line = line(xml);
    Decision decision = yes(xml, "break", "yes") ? Decision.BREAK : Decision.NO_BREAK;
    @Nullable String before = null;
    @Nullable String after = null;
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      String side = xml.getLocalName();
      int sideLine = line(xml);
      String text = xml.getElementText();
      pattern(text, sideLine, Patterns.FLAGS);
      if (side.equals("beforebreak") && before == null && after == null) {
        before = text;
      } else if (side.equals("afterbreak") && after == null) {
        after = text;
      } else {
        throw new InvalidSegmentationRules(
            name,
            sideLine,
            "<rule> holds one <beforebreak>, then one <afterbreak>; this is <" + side + ">");
      }
    }
    if (before == null && after == null) {
      throw new InvalidSegmentationRules(
          name, line, "<rule> says neither <beforebreak> nor <afterbreak>");
    }
    return new SrxRule(
        decision, before == null ? "" : before, after == null ? "" : after, name, line);
  }

  private Pattern pattern(String text, int line, int flags) {
    try {
      return Pattern.compile(text, flags);
    } catch (PatternSyntaxException e) {
      throw new InvalidSegmentationRules(
          name,
          line,
          "the regular expression “"
              + Excerpt.of(text)
              + "” is wrong: "
              + e.getDescription()
              + (e.getIndex() < 0 ? "" : ", at character " + (e.getIndex() + 1)));
    }
  }

  private boolean yes(XMLStreamReader xml, String attribute, String otherwise) {
    @Nullable String value = xml.getAttributeValue(null, attribute);
    return switch (value == null ? otherwise : value) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw invalid(xml, attribute + " must be \"yes\" or \"no\"");
    };
  }

  private String attribute(XMLStreamReader xml, String attribute) {
    @Nullable String value = xml.getAttributeValue(null, attribute);
    if (value == null || value.isEmpty()) {
      throw invalid(xml, "<" + xml.getLocalName() + "> needs the attribute " + attribute);
    }
    return value;
  }

  private InvalidSegmentationRules invalid(XMLStreamReader xml, String problem) {
    return new InvalidSegmentationRules(name, line(xml), problem);
  }

  private static int line(XMLStreamReader xml) {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  /** The JDK's message starts with “ParseError at [row,col]:[3,5]” and a line break. */
  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int said = message.indexOf("Message: ");
    return said < 0 ? message : message.substring(said + "Message: ".length());
  }
}
