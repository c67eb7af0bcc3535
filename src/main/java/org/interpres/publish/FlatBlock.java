package org.interpres.publish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of the JSON.
 *
 * @param level of a heading 2 to 6, of a list item its depth from 1, else null
 * @param content inline nodes
 * @param more further members, in order
 */
record FlatBlock(
    String id,
    String type,
    @Nullable Integer level,
    List<Map<String, Object>> content,
    Map<String, Object> more) {}
