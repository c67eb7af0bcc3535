package org.interpres.app.command;

import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * An XML file from outside, read element by element. Document types are passed over and nothing
 * that they declare is used, so there is no external entity and no entity bomb; a reference to an
 * entity other than XML's five is refused.
 */
final class XmlFile {

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final Path file;
  private final XMLStreamReader xml;

  private XmlFile(Path file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  static XmlFile open(Path file, InputStream bytes) throws UnreadableFile {
    // The JDK's own, so that no library on the class path decides what is secure.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return new XmlFile(file, factory.createXMLStreamReader(bytes));
    } catch (XMLStreamException e) {
      throw malformed(file, e);
    }
  }

  private static UnreadableFile malformed(Path file, XMLStreamException e) {
    Location at = e.getLocation();
    return new UnreadableFile(
        file
            + " line "
            + (at == null ? 1 : at.getLineNumber())
            + ": this is not well-formed XML, or has an entity other than XML's five; mend it"
            + " here.");
  }

  /** The next event of {@link XMLStreamConstants}, or END_DOCUMENT. */
  int next() throws UnreadableFile {
    try {
      int event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw fault("entities other than the five of XML are refused");
      }
      return event;
    } catch (XMLStreamException e) {
      throw malformed(file, e);
    }
  }

  /** Moves to the next element that begins, or answers null at the end of the file. */
  @Nullable String nextElement() throws UnreadableFile {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return null;
      }
      event = next();
    }
    return name();
  }

  /** The element's name without its prefix. */
  String name() {
    return xml.getLocalName();
  }

  String text() {
    return xml.getText();
  }

  @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** {@code xml:lang}, or {@code lang} as older files have it. */
  @Nullable String language() {
    String tag = xml.getAttributeValue(XML, "lang");
    return tag == null ? attribute("lang") : tag;
  }

  LocaleTag locale(String tag) throws UnreadableFile {
    try {
      return LocaleTag.parse(tag);
    } catch (InvalidName e) {
      throw fault(String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
    }
  }

  /** Passes over the rest of the element that has just begun. */
  void skip() throws UnreadableFile {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw fault("the file ends inside an element");
      }
    }
  }

  /** A fault of the file as a whole. */
  UnreadableFile faultOfAll(String reason) {
    return new UnreadableFile(file + ": " + reason + ".");
  }

  UnreadableFile fault(String reason) {
    return new UnreadableFile(
        file + " line " + xml.getLocation().getLineNumber() + ": " + reason + ".");
  }
}
