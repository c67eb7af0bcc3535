package org.interpres.translate.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.interpres.article.LocaleTag;

/**
 * What an engine is asked: the body of a message to {@code direct:engine-<name>}. The route leaves
 * an {@link EngineAnswer} in the body or throws an {@link EngineFault}; it neither retries nor
 * stores.
 *
 * @param engine the engine's name, as in its route
 * @param items distinct texts; never empty. They may come from several articles
 * @param glossary the terms that apply to these texts
 * @param protection how the tags of the texts are protected
 */
public record EngineRequest(
    String engine,
    LocaleTag sourceLocale,
    LocaleTag targetLocale,
    List<EngineText> items,
    EngineGlossary glossary,
    TagProtection protection) {

  public EngineRequest {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("an engine is never asked for nothing");
    }
    Set<String> ids = new HashSet<>();
    for (EngineText item : items) {
      if (!ids.add(item.id())) {
        throw new IllegalArgumentException("two texts have the id " + item.id());
      }
    }
  }

  /** Texts without context and glossary; their ids are 1, 2, 3 … */
  public EngineRequest(
      String engine, LocaleTag sourceLocale, LocaleTag targetLocale, List<String> texts) {
    this(
        engine,
        sourceLocale,
        targetLocale,
        IntStream.range(0, texts.size())
            .mapToObj(i -> new EngineText(String.valueOf(i + 1), texts.get(i), null, null))
            .toList(),
        EngineGlossary.NONE,
        TagProtection.NATIVE);
  }

  /** What is to be translated, in the order of the items. */
  public List<String> texts() {
    return items.stream().map(EngineText::source).toList();
  }

  /** The same question with tags protected in another way. */
  public EngineRequest with(TagProtection other) {
    return new EngineRequest(engine, sourceLocale, targetLocale, items, glossary, other);
  }

  /** The same question to another engine. */
  public EngineRequest to(String other) {
    return new EngineRequest(other, sourceLocale, targetLocale, items, glossary, protection);
  }
}
