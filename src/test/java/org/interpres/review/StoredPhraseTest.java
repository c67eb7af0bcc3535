package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.junit.jupiter.api.Test;

class StoredPhraseTest {

  @Test
  void a_phrase_comes_back_as_it_was_stored() {
    Phrase phrase =
        Phrase.of(
            "finding.tag.ends",
            "<g id=\"1\"> \"“\\ عربي 中",
            Phrase.of("finding.tag.unpaired", 1, 0, "</g>", "<g>"),
            LocaleTag.parse("pt-BR"),
            Phrase.Name.of("step-name.", "second look"),
            "12");

    assertThat(StoredPhrase.read(StoredPhrase.write(phrase))).isEqualTo(phrase);
  }

  @Test
  void a_finding_from_before_there_were_phrases_has_none() {
    assertThat(StoredPhrase.write(null)).isNull();
    assertThat(StoredPhrase.read(null)).isNull();
    assertThat(new NotedFinding.Said("The unit differs.", null).words())
        .isEqualTo("The unit differs.");
  }

  @Test
  void what_could_not_be_read_again_is_not_stored() {
    assertThatThrownBy(() -> StoredPhrase.write(Phrase.of("finding.lack", BigDecimal.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
