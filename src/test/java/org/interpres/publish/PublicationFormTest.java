package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others rely on: the JSON fits its schema. */
class PublicationFormTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PublicationRenderer renderer =
      new PublicationRenderer(
          new PublicationSettings(PublicAddress.parse("https://health.example.org"), "A Clinic"));

  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              Files.readString(Path.of("src/main/resources/static/schemas/publication-1.json")));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ar", "zh-Hans", "en"})
  void the_json_fits_its_schema(String locale) throws Exception {
    JsonNode json = JSON.readTree(new PublicationJson(renderer).write(edition(locale)));
    assertThat(schema.validate(json)).isEmpty();
  }

  @Test
  void each_kind_of_block_fits_the_schema_and_each_member_is_named() throws Exception {
    for (LocaleTag locale : EveryKind.LOCALES) {
      JsonNode json = JSON.readTree(new PublicationJson(renderer).write(EveryKind.edition(locale)));
      assertThat(schema.validate(json)).isEmpty();
      for (JsonNode block : json.get("blocks")) {
        assertThat(names(schema.getSchemaNode().at("/$defs/block/properties")))
            .containsAll(names(block));
      }
    }
  }

  @Test
  void the_schema_sees_what_is_missing_or_wrong() throws Exception {
    ObjectNode json =
        (ObjectNode) JSON.readTree(new PublicationJson(renderer).write(edition("es")));
    json.put("version", 0);
    assertThat(schema.validate(json)).hasSize(1);
    json.put("version", 1).remove("blocks");
    assertThat(schema.validate(json)).hasSize(1);
    json.putArray("blocks").addObject().put("id", "b1");
    assertThat(schema.validate(json)).isNotEmpty();
  }

  @Test
  void the_schema_names_every_member_that_is_written() throws Exception {
    JsonNode json = JSON.readTree(new PublicationJson(renderer).write(edition("es")));
    JsonNode named = schema.getSchemaNode();
    assertThat(names(named.get("properties"))).containsAll(names(json));
    json.get("blocks")
        .forEach(
            block ->
                assertThat(names(named.at("/$defs/block/properties"))).containsAll(names(block)));
  }

  private static Edition edition(String locale) {
    if (locale.equals("en")) {
      var approved = SmallArticle.approved(SmallArticle.ES, SmallArticle.SPANISH);
      Edition spanish = SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH);
      return new Edition(
          ReviewedWords.sourceOf(approved),
          1,
          spanish.publishedAt(),
          spanish.alternates(),
          spanish.images(),
          spanish.ancestry());
    }
    return SmallArticle.edition(
        new LocaleTag(locale), locale.equals("ar") ? SmallArticle.ARABIC : SmallArticle.SPANISH);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
