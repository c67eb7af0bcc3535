package org.interpres.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.quality.CheckedDocument;
import org.interpres.quality.Checks;
import org.interpres.quality.Finding;
import org.interpres.quality.InvalidContent;
import org.interpres.quality.SegmentPair;
import org.interpres.quality.Severity;
import org.interpres.quality.quantity.QuantityReader;
import org.interpres.terminology.InvalidTerms;
import org.interpres.terminology.Termbase;
import org.jspecify.annotations.Nullable;
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
    header = "Checks pairs of source and target text.",
    description = {
      "FILE is TMX 1.4b, XLIFF 1.2 or 2.x, or tab-separated UTF-8 with the header line: id, source,"
          + " target. A TMX or XLIFF file names its locales itself; the options go before."
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
  private static final int PROGRESS_EVERY = 10_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--source-locale",
      paramLabel = "TAG",
      converter = TagConverter.class,
      description = "Locale of the sources: en, en-US.")
  private @Nullable LocaleTag sourceLocale;

  @Option(
      names = "--target-locale",
      paramLabel = "TAG",
      converter = TagConverter.class,
      description = "Locale of the targets: es, pt-BR, zh-Hans.")
  private @Nullable LocaleTag targetLocale;

  @Option(
      names = "--terms",
      paramLabel = "FOLDER",
      description = "A termbase: a folder of files such as en.csv.")
  private @Nullable Path terms;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = FormatConverter.class,
      description =
          "text (default): id, severity, check, message, tab-separated; json: an object a line.")
  private FindingPrinter format = FindingPrinter.TEXT;

  @Parameters(paramLabel = "FILE", description = "The file to check, or - for the standard input.")
  private Path file = Path.of("");

  private final Set<LocaleTag> told = new HashSet<>();
  private long pairs;
  private long untranslated;
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
    } catch (UnreadableFile | InvalidContent | InvalidTerms e) {
      err.println(e.getMessage());
      return UNUSABLE;
    } catch (IOException e) {
      // Not left to the program's own exit code, which here means a critical finding.
      err.println(UnreadableFile.why(e, file.toString()));
      return UNUSABLE;
    }
    if (untranslated > 0) {
      err.println(untranslated + " units have no target and were not checked.");
    }
    err.println(
        pairs + " pairs checked: " + findings + " findings, " + critical + " of them critical.");
    return critical > 0 ? CRITICAL : 0;
  }

  private void run(PrintWriter err) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnreadableFile(file + " is a folder; name a file.");
    }
    Checks standard = Checks.standard();
    Checks checks = terms == null ? standard : standard.with(Termbase.load(terms));
    PrintWriter out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut()));
    try (InputStream in = open()) {
      CountedBytes bytes = new CountedBytes(in);
      WantedLocales wanted = new WantedLocales(sourceLocale, targetLocale);
      Sink sink = new Sink(new CheckedDocument(checks), out, err, bytes);
      new PairFile(file, bytes, wanted).read(sink);
    } finally {
      out.flush();
    }
  }

  private InputStream open() throws IOException {
    return file.toString().equals("-") ? System.in : Files.newInputStream(file);
  }

  /** Nothing where nobody knows how much there is: a pipe has no size. */
  private String share(CountedBytes bytes) throws IOException {
    long size = Files.isRegularFile(file) ? Files.size(file) : 0;
    return size == 0 ? "" : ", " + 100 * bytes.count() / size + " % of the file";
  }

  private final class Sink implements PairReader.Sink {
    private final CheckedDocument document;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CountedBytes bytes;

    Sink(CheckedDocument document, PrintWriter out, PrintWriter err, CountedBytes bytes) {
      this.document = document;
      this.out = out;
      this.err = err;
      this.bytes = bytes;
    }

    @Override
    public void pair(String id, SegmentPair pair) throws IOException {
      sayWhatIsNotKnown(pair.sourceLocale(), err);
      sayWhatIsNotKnown(pair.targetLocale(), err);
      for (Finding finding : document.next(pair)) {
        findings++;
        critical += finding.severity() == Severity.CRITICAL ? 1 : 0;
        format.print(out, id, finding);
      }
      if (++pairs % PROGRESS_EVERY == 0) {
        err.println(pairs + " pairs" + share(bytes));
        err.flush();
      }
    }

    @Override
    public void untranslated(String id) {
      untranslated++;
    }
  }

  private void sayWhatIsNotKnown(LocaleTag locale, PrintWriter err) {
    if (told.add(locale) && !QuantityReader.of(locale).readsWords()) {
      err.println(
          "Of "
              + locale.nameInEnglish()
              + " ("
              + locale
              + ") only digits, separators, months and unit names are known: number words and"
              + " frequencies are not checked.");
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
