package org.interpres.translate.engine.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.memory.TmxFolder;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhrasebookTest {

  @TempDir Path folder;

  @BeforeEach
  void a_memory_with_regions() throws IOException {
    Files.writeString(
        folder.resolve("a.tmx"),
        """
        <tmx version="1.4"><header srclang="en-US"/><body><tu>
        <tuv xml:lang="en-US"><seg>Rest.</seg></tuv><tuv xml:lang="es-ES"><seg>Descanse.</seg></tuv>
        </tu></body></tmx>
        """);
  }

  @Test
  void the_origin_of_a_draft_from_another_region_names_its_pair_and_a_lower_score() {
    Answered answered = answer("en", "es-MX");

    assertThat(answered.target()).isEqualTo("Descanse.");
    assertThat(answered.origin().kind()).isEqualTo(Origin.Kind.MEMORY);
    assertThat(answered.origin().model()).isEqualTo("content/memory en-US → es-ES");
    assertThat(answered.origin().score()).isEqualByComparingTo("0.8");
  }

  @Test
  void the_pair_that_was_asked_for_has_the_full_score() {
    Answered answered = answer("en-US", "es-ES");

    assertThat(answered.origin().model()).isEqualTo("content/memory");
    assertThat(answered.origin().score()).isEqualByComparingTo("1");
  }

  @Test
  void a_language_that_the_memory_lacks_has_a_placeholder() {
    assertThat(answer("en", "fr").origin().kind()).isEqualTo(Origin.Kind.PLACEHOLDER);
  }

  private Answered answer(String source, String target) {
    Phrasebook phrasebook = new Phrasebook(new TmxFolder(folder, Clock.systemUTC()));
    return phrasebook
        .translate(
            new EngineRequest(
                "phrasebook", LocaleTag.parse(source), LocaleTag.parse(target), List.of("Rest.")))
        .answers()
        .get(0);
  }
}
