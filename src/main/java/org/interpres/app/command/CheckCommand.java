package org.interpres.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.quality.Checks;
import org.interpres.quality.Finding;
import org.interpres.quality.InvalidContent;
import org.interpres.quality.SegmentPair;
import org.interpres.quality.Severity;
import org.interpres.quality.quantity.QuantityReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Checks a file of translations: the checks of the review page, for scripts and other systems.
 * Starts without Spring or database.
 */
@Command(
    name = "check",
    description = {
      "Checks pairs of source and target text.",
      "FILE is tab-separated UTF-8 with the header line: id, source, target."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no critical finding",
      "1:at least one critical finding",
      "2:the file or an option cannot be used"
    })
public final class CheckCommand implements Callable<Integer> {

  private static final int CRITICAL = 1;
  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--source-locale",
      required = true,
      paramLabel = "TAG",
      converter = TagConverter.class,
      description = "Locale of the sources: en, en-US.")
  private LocaleTag sourceLocale = new LocaleTag("en");

  @Option(
      names = "--target-locale",
      required = true,
      paramLabel = "TAG",
      converter = TagConverter.class,
      description = "Locale of the targets: es, pt-BR, zh-Hans.")
  private LocaleTag targetLocale = new LocaleTag("en");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = FormatConverter.class,
      description =
          "text (default): id, severity, check, message, tab-separated; json: an object a line.")
  private FindingPrinter format = FindingPrinter.TEXT;

  @Parameters(paramLabel = "FILE", description = "The file to check.")
  private Path file = Path.of("");

  private long pairs;
  private long findings;
  private long critical;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      run(err);
    } catch (NoSuchFileException e) {
      err.println("There is no file " + file + ".");
      return UNUSABLE;
    } catch (UnreadableFile | InvalidContent e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
    err.println(
        pairs + " pairs checked: " + findings + " findings, " + critical + " of them critical.");
    return critical > 0 ? CRITICAL : 0;
  }

  private void run(PrintWriter err) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnreadableFile(file + " is a folder; name a file.");
    }
    for (LocaleTag locale : List.of(sourceLocale, targetLocale)) {
      if (!QuantityReader.of(locale).readsWords()) {
        err.println(
            "Of "
                + locale.nameInEnglish()
                + " ("
                + locale
                + ") only digits, separators, months and unit names are known: number words and"
                + " frequencies are not checked.");
      }
    }
    Checks checks = Checks.standard();
    PrintWriter out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut()));
    try {
      new TsvPairs(file)
          .read(
              (id, source, target) -> {
                SegmentPair pair = new SegmentPair(source, target, sourceLocale, targetLocale);
                pairs++;
                for (Finding finding : checks.check(pair)) {
                  findings++;
                  critical += finding.severity() == Severity.CRITICAL ? 1 : 0;
                  format.print(out, id, finding);
                }
              });
    } finally {
      out.flush();
    }
  }

  static final class TagConverter implements ITypeConverter<LocaleTag> {
    @Override
    public LocaleTag convert(String value) {
      try {
        return LocaleTag.parse(value);
      } catch (InvalidName e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  static final class FormatConverter implements ITypeConverter<FindingPrinter> {
    @Override
    public FindingPrinter convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "text" -> FindingPrinter.TEXT;
        case "json" -> FindingPrinter.JSON;
        default ->
            throw new TypeConversionException("the format is text or json, not “" + value + "”");
      };
    }
  }
}
