package org.interpres.app.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import org.interpres.article.LocaleTag;
import org.interpres.quality.SegmentPair;
import org.jspecify.annotations.Nullable;

/** TMX 1.4b: each unit's source with its translation into the wanted locale, or into every one. */
final class TmxPairs implements PairReader {

  private final XmlFile xml;
  private final WantedLocales wanted;
  private final SortedSet<String> others = new TreeSet<>();
  private int units;
  private int pairs;

  TmxPairs(XmlFile xml, WantedLocales wanted) {
    this.xml = xml;
    this.wanted = wanted;
  }

  @Override
  public void read(Sink sink) throws IOException {
    String header = null;
    String element;
    while ((element = xml.nextElement()) != null) {
      if (element.equals("header")) {
        header = xml.attribute("srclang");
      } else if (element.equals("tu")) {
        unit(header, sink);
      }
    }
    // Else a check of the wrong language passes, and a build with it.
    if (pairs == 0 && !others.isEmpty()) {
      throw xml.faultOfAll(
          "no unit has a text in "
              + wanted.target()
              + "; the file has "
              + String.join(", ", others));
    }
  }

  private void unit(@Nullable String header, Sink sink) throws IOException {
    units++;
    String name = xml.attribute("tuid");
    String id = name == null ? String.valueOf(units) : name;
    String own = xml.attribute("srclang");
    LocaleTag source = source(own == null ? header : own);
    Map<LocaleTag, String> variants = variants();
    LocaleTag from = nearest(variants, source);
    String text = from == null ? null : variants.remove(from);
    if (from == null || text == null) {
      throw xml.fault("the unit " + id + " has no text in its source language " + source);
    }
    LocaleTag target = wanted.target() == null ? null : nearest(variants, wanted.target());
    if (variants.isEmpty() || (wanted.target() != null && target == null)) {
      variants.keySet().forEach(variant -> others.add(variant.value()));
      sink.untranslated(id);
      return;
    }
    for (Map.Entry<LocaleTag, String> variant : variants.entrySet()) {
      if (target == null || variant.getKey().equals(target)) {
        LocaleTag locale = wanted.targetOr(variant.getKey());
        pairs++;
        sink.pair(id, new SegmentPair(text, variant.getValue(), source, locale));
      }
    }
  }

  private LocaleTag source(@Nullable String named) throws UnreadableFile {
    if (wanted.source() != null) {
      return wanted.source();
    }
    if (named == null || named.equals("*all*")) {
      throw xml.fault("the source language is not named; give --source-locale");
    }
    return xml.locale(named);
  }

  private Map<LocaleTag, String> variants() throws UnreadableFile {
    Map<LocaleTag, String> variants = new LinkedHashMap<>();
    InlineXml inline = new InlineXml(xml);
    LocaleTag locale = null;
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT || !xml.name().equals("tu")) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw xml.fault("the file ends inside a <tu>");
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("tuv")) {
        String tag = xml.language();
        if (tag == null) {
          throw xml.fault("a <tuv> names no language; give it xml:lang");
        }
        locale = xml.locale(tag);
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("seg")) {
        if (locale == null) {
          throw xml.fault("a <seg> stands outside <tuv>");
        }
        variants.put(locale, inline.text());
      }
      event = xml.next();
    }
    return variants;
  }

  /** The locale itself, else the first of the same language and script: es for es-MX. */
  private static @Nullable LocaleTag nearest(Map<LocaleTag, String> variants, LocaleTag locale) {
    if (variants.containsKey(locale)) {
      return locale;
    }
    return variants.keySet().stream()
        .filter(tag -> tag.language().equals(locale.language()))
        .filter(tag -> tag.script().equals(locale.script()))
        .findFirst()
        .orElse(null);
  }
}
