package org.interpres.app.command;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class IngestCommandTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void answer() {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
  }

  @ParameterizedTest
  @CsvSource({
    "asthma/en.md, ,        asthma, en",
    "asthma/en.md, en-US,   asthma, en-US",
    "asthma.md,    en,      asthma, en",
    "art.md,       en,      art,    en",
    "pap.md,       en,      pap,    en",
    "no.md,        en,      no,     en",
  })
  void theSlugIsTheFilesNameUnlessThatNamesTheLanguage(
      String file, String locale, String slug, String language) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "# Title\n\nText.\n");
    String[] named = locale == null ? new String[] {} : new String[] {"--locale", locale};

    assertThat(run(SERVER.baseUrl(), path, named)).as(err.toString()).isZero();

    SERVER.verify(
        putRequestedFor(urlPathEqualTo("/api/v1/articles/" + slug))
            .withHeader("Content-Language", equalTo(language)));
  }

  @Test
  void anAddressThatIsNoServersIsAUsageError() throws IOException {
    Path path = folder.resolve("en.md");
    Files.writeString(path, "# Title\n\nText.\n");
    for (String wrong : new String[] {"example.org", "ftp://example.org", "localhost:8080"}) {
      assertThat(run(wrong, path)).isEqualTo(2);
      assertThat(err.toString()).contains("“" + wrong + "” is no server's address");
    }
  }

  @Test
  void warningsAreWordsWithTheirPlaces() throws IOException {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    """
                    {"warnings": [
                      {"code": "script-removed", "count": 12,
                        "where": ["line 2 <script>", "line 9 <script>"],
                        "message": "Scripts are not published."},
                      {"code": "of-tomorrow", "count": 0, "where": []}]}
                    """)));
    Path path = folder.resolve("diabetes.html");
    Files.writeString(path, "<h1>Title</h1>\n<script></script>\n<p>Text.</p>");

    assertThat(run(SERVER.baseUrl(), path)).isZero();

    assertThat(err.toString().lines())
        .containsExactly(
            path + " line 2 <script>; line 9 <script>; 10 more: Scripts are not published.",
            path + ": of-tomorrow");
  }

  private int run(String server, Path file, String... options) {
    IngestCommand command = new IngestCommand();
    command.access.environment = name -> name.equals("INTERPRES_TOKEN") ? "token" : null;
    String[] arguments = new String[options.length + 3];
    arguments[0] = "--server";
    arguments[1] = server;
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[arguments.length - 1] = file.toString();
    return new CommandLine(command)
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
