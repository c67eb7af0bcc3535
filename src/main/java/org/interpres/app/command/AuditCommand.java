package org.interpres.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: what a running server's audit trail says. */
@Command(
    name = "audit",
    header = "Checks the audit trail of a running server.",
    subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: audit verify.");
  }

  /** {@code audit verify}. */
  @Command(
      name = "verify",
      header = "Recomputes every hash chain of the audit trail and names the first broken link.",
      description = {
        "Exits with 0 where each link holds, 1 where one is broken, 2 where it could not be"
            + " checked.",
        "Sign in with --user and INTERPRES_PASSWORD, or with a token in INTERPRES_TOKEN."
      })
  static final class Verify implements Callable<Integer> {

    /** Neither valid nor broken: nobody could look. */
    private static final int UNCHECKED = 2;

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin ServerAccess access = new ServerAccess();

    @Override
    public Integer call() {
      try {
        return report(access.client().get("/audit/verification"));
      } catch (ApiClient.Refused e) {
        spec.commandLine().getErr().println("Not checked: " + e.getMessage());
        return UNCHECKED;
      }
    }

    private int report(JsonNode verdict) {
      PrintWriter out = spec.commandLine().getOut();
      long checked = verdict.path("checked").asLong();
      if (verdict.path("valid").asBoolean()) {
        out.println("valid: %d entries, each follows from the one before".formatted(checked));
        return 0;
      }
      JsonNode broken = verdict.path("firstBroken");
      if (!verdict.has("valid") || !broken.isObject()) {
        spec.commandLine().getErr().println("Not checked: the answer is no verdict.");
        return UNCHECKED;
      }
      String article = broken.path("article").asText("");
      out.println(
          "broken: entry %d, number %d %s: %s"
              .formatted(
                  broken.path("id").asLong(),
                  broken.path("sequence").asLong(),
                  broken.path("article").isNull() ? "of no article" : "of the article " + article,
                  broken.path("reason").asText()));
      return 1;
    }
  }
}
