package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileIngestionTest extends IngestionFixture {

  static List<Arguments> hostile() {
    byte[] utf16 = "\uFEFFTitle\n\nText.".getBytes(StandardCharsets.UTF_16BE);
    return List.of(
        Arguments.of("document-too-large", bytes("x".repeat(5_000_001)), "en", "es"),
        Arguments.of("not-utf-8", new byte[] {'T', '\n', '\n', (byte) 0xC3, '('}, "en", "es"),
        Arguments.of("not-utf-8", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "en", "es"),
        Arguments.of("not-utf-8", utf16, "en", "es"),
        Arguments.of("document-empty", new byte[0], "en", "es"),
        Arguments.of("document-empty", bytes("\uFEFF \r\n\t\u00A0\n"), "en", "es"),
        Arguments.of("control-character", bytes("Title\n\nA\u0000B"), "en", "es"),
        Arguments.of("control-character", bytes("Title\n\nA\u0007B"), "en", "es"),
        Arguments.of("text-missing", bytes("# Title"), "en", "es"),
        Arguments.of("title-missing", bytes("Text without a title."), "en", "es"),
        Arguments.of("locale-missing", bytes("# Title\n\nText."), "", "es"),
        Arguments.of("locale-conflict", bytes(TEXT), "de", "es"),
        Arguments.of("target-is-source", bytes(TEXT), "en", "en"),
        Arguments.of("nested-too-deep", bytes("<div>".repeat(100_000)), "en", "es"));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("hostile")
  void hostile_input_is_refused_by_name_with_a_trace_and_nothing_is_stored(
      String code, byte[] bytes, String locale, String target) {
    Submission submission =
        new Submission(
            new Slug("hostile"),
            locale.isEmpty() ? null : LocaleTag.parse(locale),
            new Submission.Source(Format.MARKDOWN, bytes),
            Set.of(LocaleTag.parse(target)),
            LOCALIZER);

    assertThatThrownBy(() -> ingestion.ingest(submission))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.getMessage()).as("says what to do").contains(":");
            });
    assertThat(articles.latest(new Slug("hostile"))).isEmpty();
    assertThat(actions("hostile")).containsExactly("article-revised refused");
  }
}
