package org.interpres.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The medicine of the source is the medicine of the target. Critical when the names concerned have
 * been verified, major otherwise; a name that the target writes as the source does is accepted. Of
 * a medicine that has no name in the target's locale it says nothing: its name there may hold
 * another's, and what nobody has listed cannot be missed. Where a locale borrows its names, another
 * medicine in the place of the source's is a finding all the same.
 */
final class DrugCheck implements Check {

  private final DrugNames names;

  DrugCheck(DrugNames names) {
    this.names = names;
  }

  private record Named(DrugNames.Name name, Span span) {}

  @Override
  public String id() {
    return "DRUG";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    Map<String, Named> source = named(names.in(pair.from()));
    if (source.isEmpty()) {
      return List.of();
    }
    Map<String, Named> target = named(names.in(pair.to()));
    Map<String, Named> latin = named(names.inEnglish(pair.to()));
    List<String> added = new ArrayList<>(target.keySet());
    added.removeAll(source.keySet());
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, Named> drug : source.entrySet()) {
      String inn = drug.getKey();
      boolean there = target.containsKey(inn) || latin.containsKey(inn);
      boolean another = names.borrows(pair.to()) && !added.isEmpty();
      if (!there && (names.knows(inn, pair.to()) || another)) {
        Named other = added.isEmpty() ? null : target.get(added.remove(0));
        findings.add(finding(pair, drug.getValue(), other));
      }
    }
    return findings;
  }

  private static Map<String, Named> named(List<Phrases.Hit<DrugNames.Name>> hits) {
    Map<String, Named> found = new LinkedHashMap<>();
    for (Phrases.Hit<DrugNames.Name> hit : hits) {
      found.putIfAbsent(hit.value().inn(), new Named(hit.value(), hit.span()));
    }
    return found;
  }

  private Finding finding(SegmentPair pair, Named source, @Nullable Named target) {
    String from = pair.from().shown(source.span());
    boolean verified = source.name().verification() == DrugNames.Verification.VERIFIED;
    if (target == null) {
      return new Finding(
          id(), Severity.MAJOR, Phrase.of("finding.drug.unnamed", from), source.span(), null);
    }
    verified &= target.name().verification() == DrugNames.Verification.VERIFIED;
    return new Finding(
        id(),
        verified ? Severity.CRITICAL : Severity.MAJOR,
        Phrase.of("finding.drug", from, pair.to().shown(target.span()), target.name().inn()),
        source.span(),
        target.span());
  }
}
