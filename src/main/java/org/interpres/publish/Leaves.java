package org.interpres.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a body that hold text, in document order: each gets its id ({@code b1}, {@code b2}
 * …) when it is added, which is the same in every locale. Not thread-safe.
 */
final class Leaves {

  private final List<FlatBlock> all = new ArrayList<>();

  List<FlatBlock> all() {
    return List.copyOf(all);
  }

  /**
   * Adds a block.
   *
   * @param more members that page and JSON have beside
   * @return the block as the page's templates get it
   */
  Map<String, Object> add(
      String type,
      @Nullable Integer level,
      List<Map<String, Object>> content,
      Place place,
      Map<String, Object> more) {
    String id = "b" + (all.size() + 1);
    Map<String, Object> members = new LinkedHashMap<>(more);
    if (place.quoted()) {
      members.put("quoted", true);
    }
    if (place.note() > 0) {
      members.put("note", place.note());
    }
    all.add(new FlatBlock(id, type, level, content, members));
    Map<String, Object> model = new LinkedHashMap<>(more);
    model.put("type", type);
    model.put("id", id);
    model.put("level", level == null ? 0 : level);
    model.put("content", content);
    return model;
  }

  /** Adds a block that has no level and no further members. */
  Map<String, Object> add(String type, List<Map<String, Object>> content, Place place) {
    return add(type, null, content, place, Map.of());
  }
}
