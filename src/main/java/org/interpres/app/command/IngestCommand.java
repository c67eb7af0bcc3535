package org.interpres.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest}: brings files through the API of a running server. */
@Command(
    name = "ingest",
    header = "Brings articles to a running server.",
    description = {
      "Brings articles to a running server: Markdown (.md), HTML (.html) or plain text (.txt).",
      "The slug is the file's name, or its folder's where the name is a locale (ketamine/en.md).",
      "Sign in with --user and INTERPRES_PASSWORD, or with a token in INTERPRES_TOKEN."
    })
public final class IngestCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin ServerAccess access = new ServerAccess();

  @Option(
      names = "--targets",
      paramLabel = "LOCALES",
      description =
          "Target locales, as in es,fr, instead of the front matter's; those of before stay.")
  @Nullable String targets;

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      description = "The files' locale, where neither their name nor their text says it.")
  @Nullable String locale;

  @Option(names = "--slug", paramLabel = "SLUG", description = "The article's slug, for one file.")
  @Nullable String slug;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to bring.")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    if (slug != null && files.size() > 1) {
      throw usage("--slug names one article, but there are " + files.size() + " files.");
    }
    ApiClient api = access.client();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int failed = 0;
    for (Path file : files) {
      try {
        JsonNode answer = bring(api, file);
        out.println(answer);
        answer.path("warnings").forEach(warning -> err.println(file + words(warning)));
      } catch (NoSuchFileException e) {
        failed++;
        err.println(file + ": there is no such file.");
      } catch (IOException e) {
        failed++;
        err.println(UnreadableFile.why(e, file.toString()));
      } catch (ApiClient.Refused e) {
        failed++;
        err.println(file + ": " + e.getMessage());
      }
    }
    return failed == 0 ? 0 : 1;
  }

  /** The places, as the server lists the first of them, and what is said of them. */
  private static String words(JsonNode warning) {
    List<String> places = new ArrayList<>();
    warning.path("where").forEach(place -> places.add(place.asText()));
    int more = warning.path("count").asInt() - places.size();
    if (more > 0) {
      places.add(more + " more");
    }
    return (places.isEmpty() ? "" : " " + String.join("; ", places))
        + ": "
        + warning.path("message").asText(warning.path("code").asText());
  }

  private JsonNode bring(ApiClient api, Path file) throws IOException, ApiClient.Refused {
    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String named = namesLocale(stem) ? stem : null;
    Path folder = file.toAbsolutePath().normalize().getParent();
    String article =
        slug != null
            ? slug
            : named != null && folder != null ? String.valueOf(folder.getFileName()) : stem;
    String path = "/articles/" + URLEncoder.encode(article, StandardCharsets.UTF_8);
    if (targets != null) {
      path += "?targets=" + URLEncoder.encode(targets, StandardCharsets.UTF_8);
    }
    return api.put(
        path, Files.readAllBytes(file), mediaType(name, dot), locale != null ? locale : named);
  }

  /**
   * Whether a name says the language: en.md does; flu.txt, and pap.txt in English, are articles.
   */
  private boolean namesLocale(String stem) {
    try {
      return stem.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*")
          && (locale == null
              ? !LocaleTag.parse(stem).language().isEmpty()
              : LocaleTag.parse(stem).language().equals(LocaleTag.parse(locale).language()));
    } catch (InvalidName e) {
      return false;
    }
  }

  private String mediaType(String name, int dot) {
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "md", "markdown" -> "text/markdown; charset=UTF-8";
      case "html", "htm", "xhtml" -> "text/html; charset=UTF-8";
      case "txt", "text", "" -> "text/plain; charset=UTF-8";
      default ->
          throw usage(
              name + ": what this is cannot be told from its name; use .md, .html or .txt.");
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
