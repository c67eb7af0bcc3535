package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.LIN;

import java.util.List;
import org.interpres.article.Translation;
import org.interpres.review.ArticleFindings.Only;
import org.interpres.review.Decision.Verdict;
import org.interpres.review.ReviewWorld.Draft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the article's page counts, and that new checks are waived like old ones. */
class FindingCountsTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  private final FindingCounts counts = new FindingCounts(WORLD.jdbc);

  @Test
  void findings_are_counted_by_check_with_those_that_are_waived() {
    long id =
        WORLD.open(
            Draft.of("Side effects", "Effets indésirables"),
            Draft.of("The dose is 0.5 mg.", "La dose est de 5 mg."),
            Draft.of("It may help you.", "Cela vous aide."),
            Draft.of("It may help him.", "Cela l’aide."));
    assertThat(of(id)).containsExactly("CLAIM 2 0 0", "NUMBER 1 1 0");

    NotedFinding hedge = WORLD.segment(id, 2).findings().get(0);
    assertThat(hedge.check()).isEqualTo("CLAIM");
    Ruling.Waiving waiving = new Ruling.Waiving(hedge.id(), "The next sentence says “may”.");
    WORLD.reviews.decide(
        LIN, id, 2, new Ruling("linguistic", Verdict.APPROVE, null, "", List.of(waiving)));
    assertThat(of(id)).containsExactly("CLAIM 2 0 1", "NUMBER 1 1 0");
    assertThat(listed(id, null, Only.ALL)).containsExactly("1 NUMBER", "2 CLAIM", "3 CLAIM");
    assertThat(listed(id, "CLAIM", Only.ALL)).containsExactly("2 CLAIM", "3 CLAIM");
    assertThat(listed(id, null, Only.CRITICAL)).containsExactly("1 NUMBER");
    assertThat(listed(id, "CLAIM", Only.WAIVED)).containsExactly("2 CLAIM");
    assertThat(listed(id, "NUMBER", Only.WAIVED)).isEmpty();

    WORLD.reviews.edit(LIN, id, 1, "La dose est de 0,5 mg.", 1);
    WORLD.reviews.edit(LIN, id, 2, "Vous en serez aidé.", 1);
    assertThat(of(id)).as("the waiver was for other words").containsExactly("CLAIM 2 0 0");
  }

  /** What each of those numbers leads to. */
  private List<String> listed(long id, @Nullable String check, Only only) {
    Translation translation = WORLD.translations.find(id).orElseThrow();
    return new ArticleFindings(WORLD.jdbc)
            .of(
                translation.article(),
                new ArticleFindings.Sought(check, translation.locale(), only))
            .stream()
            .map(found -> found.place().segment() + " " + found.check())
            .toList();
  }

  private List<String> of(long id) {
    return counts.of(WORLD.translations.find(id).orElseThrow().article()).stream()
        .map(c -> "%s %d %d %d".formatted(c.check(), c.found(), c.critical(), c.waived()))
        .toList();
  }
}
