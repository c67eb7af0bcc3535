package org.interpres.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads TMX 1.4b, one translation unit at a time, in any encoding that XML declares. {@code <bpt
 * i="1"/>}, {@code <ept i="1"/>} and {@code <ph x="2"/>} become {@code <g id="1">}, {@code </g>}
 * and {@code <x id="2"/>}; their content, which is a format's native code, is left out. External
 * entities and document types are refused: a memory comes from outside.
 */
public final class TmxReader {

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** How many translation units a file has, and how many of them give nothing. */
  public record Units(int all, int skipped) {}

  private final String file;
  private final XMLStreamReader xml;
  private int units;
  private int skipped;

  private TmxReader(String file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  /**
   * Gives {@code entries} each pair of a source and a target of the file, in its order.
   *
   * @return how many translation units it has, and how many of them have no text in their source
   *     language and give nothing
   * @throws InvalidTmx where the file is not TMX
   * @throws UncheckedIOException where it cannot be read
   */
  public static Units read(Path path, Consumer<MemoryEntry> entries) {
    String name = String.valueOf(path.getFileName());
    try (InputStream in = Files.newInputStream(path)) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      TmxReader reader = new TmxReader(name, xml);
      reader.entries(entries);
      return new Units(reader.units, reader.skipped);
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      throw new InvalidTmx(
          name, at == null ? 1 : at.getLineNumber(), "this is not well-formed XML; mend it here");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own, so that no library on the class path decides what is secure.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void entries(Consumer<MemoryEntry> entries) throws XMLStreamException {
    @Nullable String defaultSource = null;
    boolean root = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw invalid("entities other than the five of XML are refused");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "tmx" -> root = true;
        case "header" -> defaultSource = xml.getAttributeValue(null, "srclang");
        case "tu" -> {
          if (!root) {
            throw invalid("a <tu> stands outside <tmx>");
          }
          unit(defaultSource, entries);
        }
        default -> {
          if (!root) {
            throw invalid("the document element is <" + xml.getLocalName() + ">, not <tmx>");
          }
        }
      }
    }
  }

  private void unit(@Nullable String defaultSource, Consumer<MemoryEntry> entries)
      throws XMLStreamException {
    String own = xml.getAttributeValue(null, "srclang");
    String sourceName = own != null ? own : defaultSource;
    if (sourceName == null || sourceName.equals("*all*")) {
      throw invalid("the source language is not named: give srclang in <header> or <tu>");
    }
    LocaleTag source = locale(sourceName);
    Map<LocaleTag, String> variants = new LinkedHashMap<>();
    @Nullable LocaleTag locale = null;
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("tu")) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("tuv")) {
        String tag = xml.getAttributeValue(XML, "lang");
        if (tag == null) {
          tag = xml.getAttributeValue(null, "lang");
        }
        if (tag == null) {
          throw invalid("a <tuv> names no language: give it xml:lang");
        }
        locale = locale(tag);
      } else if (xml.getLocalName().equals("seg") && locale != null) {
        String text = segment().strip();
        if (text.isEmpty()) {
          throw invalid("the <seg> of " + locale + " is empty");
        }
        variants.put(locale, text);
      }
    }
    String from = variants.get(source);
    units++;
    if (from == null) {
      skipped++;
      return;
    }
    variants.forEach(
        (target, text) -> {
          if (!target.equals(source)) {
            entries.accept(new MemoryEntry(source, target, from, text));
          }
        });
  }

  private String segment() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    // Pairs begun and not ended yet, innermost last: </g> has no number, so they must nest.
    Deque<String> open = new ArrayDeque<>();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          switch (name) {
            case "bpt" -> {
              String i = number("i");
              open.addLast(i);
              text.append("<g id=\"").append(i).append("\">");
              skip(name);
            }
            case "ept" -> {
              String i = number("i");
              if (!open.isEmpty() && !open.removeLast().equals(i)) {
                throw invalid("<ept i=\"" + i + "\"/> ends a pair that is not the innermost");
              }
              text.append("</g>");
              skip(name);
            }
            case "ph", "it", "ut" -> {
              text.append("<x id=\"").append(number("x")).append("\"/>");
              skip(name);
            }
            case "hi" -> {
              // Only a highlight: its content is text, and its end comes by itself.
            }
            default -> throw invalid("<" + name + "> cannot stand in a <seg>");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("seg")) {
            return text.toString();
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw invalid("entities other than the five of XML are refused");
        default -> {
          // Comments and processing instructions are no text.
        }
      }
    }
  }

  private void skip(String element) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw invalid("<" + element + "> is not ended");
      }
    }
  }

  private String number(String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null || !value.matches("[1-9][0-9]{0,5}")) {
      throw invalid(
          "<"
              + xml.getLocalName()
              + "> needs "
              + attribute
              + "=\"…\" with a number from 1, the id of the tag that it stands for");
    }
    return value;
  }

  private LocaleTag locale(String tag) {
    try {
      return LocaleTag.parse(tag);
    } catch (InvalidName e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private InvalidTmx invalid(String what) {
    return new InvalidTmx(file, xml.getLocation().getLineNumber(), what);
  }
}
