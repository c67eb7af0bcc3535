package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a reader would find changed between two versions: blocks that are only in one of them, in
 * document order. Read from the signed JSON alone.
 */
@Component
public class Differences {

  private final Publications publications;

  Differences(Publications publications) {
    this.publications = publications;
  }

  /** Whether the block is in the earlier version only, or in the later one only. */
  public enum Kind {
    REMOVED,
    ADDED;

    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A block that is in one of the two.
   *
   * @param id in the version that has it
   * @param type the JSON's block type, or {@code title}
   */
  public record Change(Kind kind, String id, String type, String text) {}

  /** Beyond it, 2,000 blocks against 2,000, all are shown as removed and added: nobody reads on. */
  private static final long MOST_CELLS = 4_000_000;

  /** A block as a reader sees it. */
  record Shown(String id, String type, String text) {
    boolean same(Shown other) {
      return type.equals(other.type) && text.equals(other.text);
    }
  }

  /** Changes from one version to another of the same locale; nothing where both read the same. */
  public List<Change> between(Publication from, Publication to) {
    return between(shown(from), shown(to));
  }

  /** What both begin and end with is left out first: most versions differ in a few blocks. */
  static List<Change> between(List<Shown> from, List<Shown> to) {
    int shorter = Math.min(from.size(), to.size());
    int head = 0;
    while (head < shorter && from.get(head).same(to.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && from.get(from.size() - 1 - tail).same(to.get(to.size() - 1 - tail))) {
      tail++;
    }
    List<Shown> before = from.subList(head, from.size() - tail);
    List<Shown> after = to.subList(head, to.size() - tail);
    List<Change> changes = new ArrayList<>();
    if ((long) before.size() * after.size() > MOST_CELLS) {
      before.forEach(block -> changes.add(change(Kind.REMOVED, block)));
      after.forEach(block -> changes.add(change(Kind.ADDED, block)));
      return Collections.unmodifiableList(changes);
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).same(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        changes.add(change(Kind.REMOVED, before.get(i++)));
      } else {
        changes.add(change(Kind.ADDED, after.get(j++)));
      }
    }
    return Collections.unmodifiableList(changes);
  }

  /** Lengths of the longest common subsequence of what follows two positions. */
  private static int[][] common(List<Shown> before, List<Shown> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).same(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private List<Shown> shown(Publication publication) {
    JsonNode json =
        StrictJson.object(publications.bytes(publication, Publication.Form.JSON), "the JSON");
    List<Shown> shown = new ArrayList<>();
    shown.add(new Shown("title", "title", json.path("title").asText()));
    json.path("blocks")
        .forEach(
            block ->
                shown.add(
                    new Shown(
                        block.path("id").asText(),
                        block.path("type").asText(),
                        block.path("text").asText())));
    return shown;
  }

  private static Change change(Kind kind, Shown block) {
    return new Change(kind, block.id(), block.type(), block.text());
  }
}
