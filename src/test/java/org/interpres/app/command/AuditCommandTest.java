package org.interpres.app.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.interpres.app.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code audit verify} says, and how it exits. */
class AuditCommandTest {

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private int verify(String address, Map<String, String> environment) {
    AuditCommand.Verify verify = new AuditCommand.Verify();
    verify.access.environment = environment::get;
    CommandLine command = new CommandLine(verify);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute("--server", address);
  }

  private int answered(ResponseDefinitionBuilder answer) {
    server.stubFor(get("/api/v1/audit/verification").willReturn(answer));
    return verify(server.baseUrl(), Map.of("INTERPRES_TOKEN", "t"));
  }

  @Test
  void a_whole_trail_exits_with_0() {
    assertThat(answered(okJson("{\"valid\":true,\"checked\":7,\"firstBroken\":null}"))).isZero();
    assertThat(out.toString()).startsWith("valid: 7 entries");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_broken_one_exits_with_1_and_names_the_first_broken_link() {
    int exit =
        answered(
            okJson(
                """
                {"valid": false, "checked": 9, "firstBroken":
                  {"id": 12, "article": "dose", "sequence": 3, "reason": "The entry was changed."}}
                """));

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString().strip())
        .isEqualTo("broken: entry 12, number 3 of the article dose: The entry was changed.");
  }

  @Test
  void what_could_not_be_checked_exits_with_2_and_never_as_if_it_held() {
    assertThat(answered(aResponse().withStatus(403).withBody("{\"detail\":\"No.\"}"))).isEqualTo(2);
    assertThat(answered(okJson("{}"))).isEqualTo(2);
    assertThat(answered(aResponse().withBody("<html>"))).isEqualTo(2);
    assertThat(verify(server.baseUrl(), Map.of())).isEqualTo(2);
    String gone = server.baseUrl();
    server.stop();
    assertThat(verify(gone, Map.of("INTERPRES_TOKEN", "t"))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("403 No.", "no verdict", "Who is asking?", "No server");
  }

  @Test
  void a_real_server_s_trail_holds() {
    try (RunningServer real = RunningServer.start()) {
      AuditCommand.Verify verify = new AuditCommand.Verify();
      verify.access.environment = Map.of("INTERPRES_PASSWORD", "demo")::get;
      CommandLine command = new CommandLine(verify);
      command.setOut(new PrintWriter(out, true));
      assertThat(command.execute("--server", real.address().toString(), "--user", "admin"))
          .isZero();
      assertThat(out.toString()).startsWith("valid: ");
    }
  }
}
