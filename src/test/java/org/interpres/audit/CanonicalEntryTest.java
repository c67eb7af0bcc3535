package org.interpres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.interpres.article.Sha256;
import org.junit.jupiter.api.Test;

class CanonicalEntryTest {

  private static AuditTrail.Entry entry(Map<String, String> details) {
    return new AuditTrail.Entry(
        7,
        "ketamine",
        2,
        Instant.parse("2026-11-22T20:04:52.000120Z"),
        "lin",
        "segment-approved",
        "done",
        new TreeMap<>(details),
        Sha256.of(""),
        Sha256.of("ignored"));
  }

  @Test
  void isTheDocumentedArray() {
    assertThat(CanonicalEntry.encode(entry(Map.of("step", "linguistic", "locale", "zh-Hans"))))
        .isEqualTo(
            "[\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"ketamine\",2,"
                + "\"2026-11-22T20:04:52.000120Z\",\"lin\",\"segment-approved\",\"done\","
                + "{\"locale\":\"zh-Hans\",\"step\":\"linguistic\"}]");
  }

  @Test
  void keepsAllSixDigitsOfAWholeSecond() {
    AuditTrail.Entry onTheSecond =
        new AuditTrail.Entry(
            1,
            "",
            1,
            Instant.parse("2026-11-22T20:04:52Z"),
            "a",
            "b",
            "done",
            new TreeMap<>(),
            Sha256.of(""),
            Sha256.of(""));
    assertThat(CanonicalEntry.encode(onTheSecond)).contains("\"2026-11-22T20:04:52.000000Z\"");
  }

  @Test
  void escapesOnlyWhatJsonMustAndReadsBack() throws Exception {
    String hard = "“quoted” \"plain\" back\\slash \t\n\r\b\f \u0001\u001f / é 治療 😀";
    String encoded = CanonicalEntry.encode(entry(Map.of("reason", hard)));
    assertThat(encoded)
        .contains("“quoted” \\\"plain\\\" back\\\\slash \\t\\n\\r\\b\\f \\u0001\\u001f / é 治療 😀");
    JsonNode read = JsonMapper.builder().build().readTree(encoded);
    assertThat(read.get(7).get("reason").textValue()).isEqualTo(hard);
  }

  @Test
  void tellsFieldsApartThatRunTogether() {
    assertThat(CanonicalEntry.hash(entry(Map.of("a", "b\",\"c\":\"d"))))
        .isNotEqualTo(CanonicalEntry.hash(entry(Map.of("a", "b", "c", "d"))));
  }
}
