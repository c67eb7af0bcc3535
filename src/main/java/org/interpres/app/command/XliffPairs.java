package org.interpres.app.command;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import org.interpres.article.LocaleTag;
import org.interpres.quality.SegmentPair;
import org.jspecify.annotations.Nullable;

/**
 * XLIFF 1.2 and 2.x. A pair is a {@code <trans-unit>} of 1.2, or a {@code <segment>} of 2, whose id
 * is that of its unit and, where there is one, its own: {@code u1/s2}. Proposals of translation
 * memories ({@code alt-trans}, {@code matches}) and what is not to be translated are passed over.
 */
final class XliffPairs implements PairReader {

  private final XmlFile xml;
  private final WantedLocales wanted;
  private @Nullable LocaleTag source;
  private @Nullable LocaleTag target;
  private int units;

  /** The reader stands on the document element. */
  XliffPairs(XmlFile xml, WantedLocales wanted) throws UnreadableFile {
    this.xml = xml;
    this.wanted = wanted;
    locales("srcLang", "trgLang");
  }

  @Override
  public void read(Sink sink) throws IOException {
    String unit = "";
    String element;
    while ((element = xml.nextElement()) != null) {
      switch (element) {
        case "file" -> locales("source-language", "target-language");
        case "unit" -> {
          unit = id("unit");
          if ("no".equals(xml.attribute("translate"))) {
            xml.skip();
          }
        }
        case "trans-unit" -> unit(id("trans-unit"), "trans-unit", sink);
        case "segment" -> {
          String segment = xml.attribute("id");
          unit(segment == null ? unit : unit + "/" + segment, "segment", sink);
        }
        case "ignorable", "matches", "glossary", "notes", "originalData", "header", "skeleton" ->
            xml.skip();
        default -> {
          // Groups hold units; other modules' elements hold none.
        }
      }
    }
  }

  private void locales(String sourceName, String targetName) throws UnreadableFile {
    String from = xml.attribute(sourceName);
    String to = xml.attribute(targetName);
    source = from == null ? source : xml.locale(from);
    target = to == null ? target : xml.locale(to);
  }

  private String id(String element) {
    units++;
    String id = xml.attribute("id");
    return id == null ? element + " " + units : id;
  }

  private void unit(String id, String element, Sink sink) throws IOException {
    boolean translate = !"no".equals(xml.attribute("translate"));
    InlineXml inline = new InlineXml(xml);
    String from = null;
    String to = null;
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT || !xml.name().equals(element)) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw xml.fault("the file ends inside a <" + element + ">");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.name()) {
          case "source" -> from = inline.text();
          case "target" -> to = inline.text();
          default -> xml.skip();
        }
      }
      event = xml.next();
    }
    if (from == null) {
      throw xml.fault("the unit " + id + " has no <source>");
    }
    if (!translate) {
      return;
    }
    if (to == null) {
      sink.untranslated(id);
    } else {
      sink.pair(id, new SegmentPair(from, to, source(), target()));
    }
  }

  private LocaleTag source() throws UnreadableFile {
    LocaleTag locale = wanted.source() == null ? source : wanted.source();
    if (locale == null) {
      throw xml.fault("the file does not name the source language; give --source-locale");
    }
    return locale;
  }

  private LocaleTag target() throws UnreadableFile {
    LocaleTag locale = wanted.target() == null ? target : wanted.target();
    if (locale == null) {
      throw xml.fault("the file does not name the target language; give --target-locale");
    }
    return locale;
  }
}
