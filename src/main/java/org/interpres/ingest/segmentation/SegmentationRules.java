package org.interpres.ingest.segmentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.interpres.article.LocaleTag;

/**
 * The rules of an SRX 2.0 file (Segmentation Rules eXchange, LISA/GALA 2008): which rules hold for
 * a locale, in their order. Immutable.
 *
 * <p>A language map's pattern is matched against the whole BCP 47 tag, without regard to case. With
 * {@code cascade="yes"} the rules of every map that matches hold, in the maps' order; with {@code
 * "no"} those of the first. Rules are regular expressions in Java's syntax with Unicode classes, so
 * that {@code \s}, {@code \w}, {@code \d} and {@code \b} mean what they mean in ICU's.
 */
public final class SegmentationRules {

  enum Cascade {
    ALL_MAPS,
    FIRST_MAP
  }

  record LanguageMap(Pattern languages, String rules) {}

  private final Cascade cascade;
  private final List<LanguageMap> maps;
  private final Map<String, List<SrxRule>> rules;

  SegmentationRules(Cascade cascade, List<LanguageMap> maps, Map<String, List<SrxRule>> rules) {
    this.cascade = cascade;
    this.maps = List.copyOf(maps);
    this.rules = Map.copyOf(rules);
  }

  /**
   * Reads a rules file.
   *
   * @throws InvalidSegmentationRules when there is no such file, or it is no usable SRX 2.0
   * @throws UncheckedIOException when it cannot be read
   */
  public static SegmentationRules read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(bytes, file.toString());
    } catch (NoSuchFileException e) {
      throw new InvalidSegmentationRules(
          file.toString(),
          "no such file: the segmentation rules are expected here; INTERPRES_CONTENT names the"
              + " content folder");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the segmentation rules " + file, e);
    }
  }

  /**
   * Reads a rules file from bytes; the caller closes them.
   *
   * @param name what messages call the file
   * @throws InvalidSegmentationRules when it is no usable SRX 2.0
   */
  public static SegmentationRules read(InputStream bytes, String name) {
    return new SrxReader(name).read(bytes);
  }

  /** The rules that hold for {@code locale}, first to last; empty when no language map matches. */
  List<SrxRule> of(LocaleTag locale) {
    List<SrxRule> holding = new ArrayList<>();
    for (LanguageMap map : maps) {
      if (map.languages().matcher(locale.value()).matches()) {
        holding.addAll(rules.getOrDefault(map.rules(), List.of()));
        if (cascade == Cascade.FIRST_MAP) {
          break;
        }
      }
    }
    return List.copyOf(holding);
  }
}
