package org.interpres.translate.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the files are kept that a vendor makes its glossaries from: a part of {@code
 * interpres.engines.<name>}. Nothing is written anywhere before a team names a bucket.
 *
 * @param glossaryBucket in Google's Cloud Storage: a bucket's name or {@code gs://bucket/folder};
 *     empty for none
 * @param storageUrl where the storage's API is
 */
public record GlossaryFiles(
    @DefaultValue("") String glossaryBucket, @DefaultValue("") String storageUrl) {

  static final GlossaryFiles NONE = new GlossaryFiles("", "");

  /** A bucket by the rules of Cloud Storage, and a folder of which each name stands in any URL. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:gs://)?([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])((?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)/?");

  private static final Pattern MODEL = Pattern.compile("projects/[^/]+/locations/([^/]+)/.*");

  /** Whether the team has named a bucket. */
  public boolean named() {
    return !glossaryBucket.isEmpty();
  }

  public String bucket() {
    return place().group(1);
  }

  /** The name of the file within the bucket. */
  public String object(KeptGlossary glossary) {
    String folder = place().group(2);
    return (folder.isEmpty() ? "" : folder.substring(1) + "/") + glossary.name() + ".csv";
  }

  private Matcher place() {
    Matcher place = PLACE.matcher(glossaryBucket);
    if (!place.matches()) {
      throw new IllegalStateException("no bucket is named");
    }
    return place;
  }

  /**
   * @throws InvalidSetting where glossaries cannot be made from files there
   */
  void check(String engine, String region, String model) {
    if (!named()) {
      return;
    }
    String bucket = EngineSetting.variable(engine, "glossary-bucket");
    String set = EngineSetting.variable(engine, "region");
    if (!PLACE.matcher(glossaryBucket).matches()) {
      throw new InvalidSetting(
          "%s is “%s”, which is no bucket: write its name, or gs://bucket/folder with letters,"
                  .formatted(bucket, glossaryBucket)
              + " digits, dots, hyphens and underscores.");
    }
    if (region.isEmpty() || region.equals("global")) {
      throw new InvalidSetting(
          "%s is set, and the region is “%s”, where Google keeps no glossaries: set %s to one that has them, such as us-central1, or leave the bucket out."
              .formatted(bucket, region, set));
    }
    Matcher where = MODEL.matcher(model);
    if (where.matches() && !where.group(1).equals(region)) {
      throw new InvalidSetting(
          "%s is set, so glossaries are in the region “%s”, and the model is in “%s”: Google takes both only from one region. Set %s to the model's, or name another model."
              .formatted(bucket, region, where.group(1), set));
    }
  }
}
