package org.interpres.translate.engine.tags;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.translate.engine.EngineTerm;
import org.interpres.translate.engine.tags.Pieces.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Tags as the markup that an engine is told to keep. Literal {@code &}, {@code <} and {@code >}
 * become entities and come back from them.
 */
public final class Markup implements TagCodec {

  /** For {@code tag_handling=xml}. {@code k} is to be named as a tag whose text is ignored. */
  public static final TagCodec XML =
      new Markup(new Elements("g", "x", "/>", "k", " id=\"%d\""), Terms.KEPT, Decoding.ENTITIES);

  /**
   * For {@code text/html}. A single tag is an {@code img}, for HTML has no other empty element that
   * is neither a line break nor taken for the start of a pair.
   */
  public static final TagCodec HTML =
      new Markup(
          new Elements("b", "img", ">", "span", " class=\"notranslate\" id=\"%d\""),
          Terms.KEPT,
          Decoding.ENTITIES);

  /** As {@link #HTML}, with Azure's dynamic dictionary for terms that have a translation. */
  public static final TagCodec HTML_WITH_DICTIONARY =
      new Markup(
          new Elements("b", "img", ">", "span", " class=\"notranslate\" id=\"%d\""),
          Terms.DICTIONARY,
          Decoding.ENTITIES);

  /**
   * As {@link #HTML}, for LibreTranslate: it decodes the entities of its answer once too often, so
   * they are not decoded again; and it knows no class that keeps a term, so a term is an element of
   * its own without text.
   */
  public static final TagCodec HTML_DECODED =
      new Markup(new Elements("b", "img", ">", "span", ""), Terms.HIDDEN, Decoding.NONE);

  enum Terms {
    KEPT,
    DICTIONARY,
    HIDDEN
  }

  enum Decoding {
    ENTITIES,
    NONE
  }

  /**
   * @param single an empty element, with {@code singleEnd}
   * @param keep an element whose text is not translated, with attributes that take its number
   */
  record Elements(String pair, String single, String singleEnd, String keep, String attributes) {}

  private final Elements elements;
  private final Terms terms;
  private final Decoding decoding;

  private Markup(Elements elements, Terms terms, Decoding decoding) {
    this.elements = elements;
    this.terms = terms;
    this.decoding = decoding;
  }

  @Override
  public ProtectedText protect(String source, List<EngineTerm> glossary) {
    List<EngineTerm> marked =
        glossary.stream()
            .filter(
                term -> term.doNotTranslate() || terms == Terms.DICTIONARY && term.target() != null)
            .toList();
    StringBuilder sent = new StringBuilder();
    Map<Integer, String> meanings = new HashMap<>();
    for (Piece piece : Pieces.of(source, marked)) {
      if (piece instanceof Piece.Words words) {
        sent.append(Entities.escape(words.text()));
      } else if (piece instanceof Piece.Term term) {
        meanings.put(term.number(), term.text());
        sent.append(term(term));
      } else if (piece instanceof Piece.Start start) {
        meanings.put(start.number(), start.tag());
        sent.append('<').append(elements.pair()).append(id(start.number())).append('>');
      } else if (piece instanceof Piece.Single single) {
        meanings.put(single.number(), single.tag());
        sent.append(single(single.number()));
      } else {
        sent.append("</").append(elements.pair()).append('>');
      }
    }
    return new Marked(sent.toString(), new MarkupReader(elements, decoding, meanings));
  }

  private String term(Piece.Term term) {
    @Nullable String target = term.term().target();
    if (target != null && !term.term().doNotTranslate()) {
      return "<mstrans:dictionary translation=\"%s\">%s</mstrans:dictionary>"
          .formatted(Entities.attribute(asFound(target, term)), Entities.escape(term.text()));
    }
    return terms == Terms.HIDDEN
        ? single(term.number())
        : "<%s%s>%s</%1$s>"
            .formatted(
                elements.keep(),
                elements.attributes().formatted(term.number()),
                Entities.escape(term.text()));
  }

  /** A term that begins a sentence, where its translation does, too. */
  private static String asFound(String target, Piece.Term term) {
    boolean capital = term.text().equals(EngineTerm.capital(term.text()));
    return capital && term.term().anyCase() ? EngineTerm.capital(target) : target;
  }

  private String single(int number) {
    return "<" + elements.single() + id(number) + elements.singleEnd();
  }

  private static String id(int number) {
    return " id=\"" + number + "\"";
  }

  private record Marked(String sent, MarkupReader reader) implements ProtectedText {

    @Override
    public String restore(String answered) {
      return reader.read(answered);
    }
  }
}
