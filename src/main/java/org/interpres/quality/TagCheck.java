package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.quality.TagShape.Element;
import org.jspecify.annotations.Nullable;

/**
 * The tags of the source are those of the target: each id as often, inside the same one, and not
 * emptied of its words. Their order may change with the language's.
 */
final class TagCheck implements Check {

  @Override
  public String id() {
    return "TAG";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    if (pair.source().indexOf('<') < 0
        && pair.target().indexOf('<') < 0
        && pair.target().indexOf('＜') < 0) {
      return List.of();
    }
    TagShape source = new TagShape(pair.source());
    TagShape target = new TagShape(pair.target());
    List<Finding> findings = new ArrayList<>();
    boolean same = compare("<g id=\"", "\">", source.paired, target.paired, findings);
    same &= compare("<x id=\"", "\"/>", source.standalone, target.standalone, findings);
    same &= ends(source, target, findings);
    if (!same) {
      LookAlike malformed = LookAlike.first(pair.target());
      if (malformed != null) {
        findings.add(
            0,
            finding(
                Phrase.of(
                    "finding.tag.malformed", Excerpt.of(malformed.written()), malformed.meant()),
                null,
                malformed.span()));
      }
    }
    return findings;
  }

  private boolean compare(
      String before, String after, List<Element> source, List<Element> target, List<Finding> out) {
    Map<Integer, List<Element>> wanted = TagShape.byId(source);
    Map<Integer, List<Element>> found = TagShape.byId(target);
    Set<Integer> ids = new TreeSet<>(wanted.keySet());
    ids.addAll(found.keySet());
    int before0 = out.size();
    boolean same = true;
    for (int id : ids) {
      List<Element> in = wanted.getOrDefault(id, List.of());
      List<Element> now = found.getOrDefault(id, List.of());
      String tag = before + id + after;
      if (in.size() != now.size()) {
        same = false;
        out.add(count(tag, in, now));
      } else {
        pairwise(tag, in, now, out);
      }
    }
    return same && out.size() == before0;
  }

  private Finding count(String tag, List<Element> source, List<Element> target) {
    Span at = source.isEmpty() ? null : source.get(source.size() - 1).span();
    Span to = target.isEmpty() ? null : target.get(target.size() - 1).span();
    Phrase says;
    if (target.isEmpty()) {
      says = Phrase.of("finding.tag.missing", tag);
    } else if (source.isEmpty()) {
      says = Phrase.of("finding.tag.added", tag);
    } else {
      says = Phrase.of("finding.tag.count", tag, source.size(), target.size());
    }
    return finding(says, at, to);
  }

  private void pairwise(String tag, List<Element> source, List<Element> target, List<Finding> out) {
    for (int i = 0; i < source.size(); i++) {
      Element in = source.get(i);
      Element now = target.get(i);
      if (in.filled() && !now.filled()) {
        out.add(finding(Phrase.of("finding.tag.emptied", tag), in.span(), now.span()));
      } else if (in.parent() != now.parent()) {
        out.add(
            finding(
                Phrase.of("finding.tag.moved", tag, place(in), place(now)), in.span(), now.span()));
      }
    }
  }

  private static Phrase place(Element element) {
    return element.parent() == 0
        ? Phrase.of("finding.tag.outside")
        : Phrase.of("finding.tag.inside", "<g id=\"" + element.parent() + "\">");
  }

  private boolean ends(TagShape source, TagShape target, List<Finding> out) {
    int closes = source.closesFromBefore.size();
    if (closes != target.closesFromBefore.size() || source.openAtEnd != target.openAtEnd) {
      out.add(
          finding(
              Phrase.of("finding.tag.ends", "<g>", "</g>", unpaired(target), unpaired(source)),
              null,
              null));
      return false;
    }
    for (int i = 0; i < closes; i++) {
      if (source.closesFromBefore.get(i) && !target.closesFromBefore.get(i)) {
        out.add(finding(Phrase.of("finding.tag.emptied-end", "</g>"), null, null));
        return false;
      }
    }
    return true;
  }

  private static Phrase unpaired(TagShape shape) {
    return Phrase.of(
        "finding.tag.unpaired", shape.closesFromBefore.size(), shape.openAtEnd, "</g>", "<g>");
  }

  private Finding finding(Phrase says, @Nullable Span source, @Nullable Span target) {
    return new Finding(id(), Severity.CRITICAL, says, source, target);
  }
}
