package org.interpres.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.interpres.article.Excerpt;
import org.interpres.audit.Checkpoint;
import org.interpres.publish.Statement;
import org.interpres.publish.Verifier;
import org.interpres.publish.Verifier.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code verify}: whether publications are exactly as they were signed, and who approved them. It
 * needs no server where the keys are at hand. Exits 0 when all are valid, 1 when one is not, 2 when
 * it was called wrongly.
 */
@Command(
    name = "verify",
    header = "Verifies that publications are what people signed.",
    description = {
      "Verifies publications: the files x.html, x.json and x.jws of one (name any of them, or x),",
      "all in a folder or in a zip, or one at its web address without extension. Where a server is",
      "not open, INTERPRES_TOKEN is shown to it, and to no other than INTERPRES_SERVER names."
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final int VALID = 0;
  private static final int INVALID = 1;
  private static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description = {
        "The keys that you trust, saved earlier from https://…/.well-known/jwks.json. Without it",
        "the keys are taken from where the publication is: jwks.json in its folder, or its server."
      })
  private @Nullable Path jwks;

  /** A test has no way to set the process's. */
  Function<String, @Nullable String> environment = System::getenv;

  @Parameters(paramLabel = "PATH-or-URL")
  private String place = "";

  /** A publication that was looked at, with its name for people. */
  record Checked(String name, Verdict verdict) {}

  /** Why a publication or its keys cannot be looked at at all. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exit;

    private Unusable(int exit, String message) {
      super(message);
      this.exit = exit;
    }

    /** The command was called wrongly. */
    static Unusable usage(String message) {
      return new Unusable(USAGE, message);
    }

    /** What should be verified cannot be had, so it is not verified. */
    static Unusable unverified(String message) {
      return new Unusable(INVALID, message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      boolean web = place.startsWith("http://") || place.startsWith("https://");
      List<Checked> checked =
          web
              ? new PublicationOnWeb(place, token()).check(keys())
              : new PublicationFiles(place).check(keys());
      checked.forEach(one -> print(out, one));
      long invalid = checked.stream().filter(c -> c.verdict() instanceof Verdict.Invalid).count();
      if (checked.size() > 1) {
        out.println("%d valid, %d not valid".formatted(checked.size() - invalid, invalid));
      }
      if (jwks == null) {
        out.println(
            "The keys came from the same place as the publication, so this shows that nothing was"
                + " damaged, not who signed. Pin the keys with --jwks.");
      }
      out.flush();
      return invalid == 0 ? VALID : INVALID;
    } catch (Unusable e) {
      if (e.exit == INVALID) {
        out.println("not valid  " + place + ": " + e.getMessage());
        out.flush();
      } else {
        spec.commandLine().getErr().println(e.getMessage());
      }
      return e.exit;
    }
  }

  private @Nullable PullToken token() throws Unusable {
    try {
      return PullToken.of(environment);
    } catch (IllegalArgumentException e) {
      throw Unusable.usage("INTERPRES_SERVER is no web address.");
    }
  }

  private @Nullable Verifier keys() throws Unusable {
    return jwks == null ? null : keys(jwks);
  }

  static Verifier keys(Path file) throws Unusable {
    try {
      return Verifier.trusting(Files.readAllBytes(file));
    } catch (IOException | UncheckedIOException e) {
      throw Unusable.usage("The keys " + Excerpt.of(file.toString()) + " cannot be read.");
    } catch (IllegalArgumentException e) {
      throw Unusable.usage(Excerpt.of(file.toString()) + ": " + e.getMessage());
    }
  }

  private static void print(PrintWriter out, Checked checked) {
    if (checked.verdict() instanceof Verdict.Invalid invalid) {
      out.println("not valid  " + checked.name() + ": " + invalid.reason());
      return;
    }
    Verdict.Valid valid = (Verdict.Valid) checked.verdict();
    Statement statement = valid.statement();
    out.println("valid      " + checked.name() + ": " + statement.subject());
    out.println(
        statement.signatures().isEmpty()
            ? "           the author's own version: " + statement.source()
            : "           translated from " + statement.source());
    for (Statement.Signed signed : statement.signatures()) {
      out.println(
          "           %s: %s by %s (%s), %s"
              .formatted(
                  signed.step(),
                  signed.meaning(),
                  Excerpt.of(signed.signer()),
                  signed.account(),
                  signed.signedAt()));
    }
    Checkpoint audit = statement.audit();
    if (audit != null) {
      out.println(
          "           the audit trail of %s had reached entry %d, %s"
              .formatted(audit.chain(), audit.sequence(), audit.hash().hex()));
    }
    out.println(
        "           published %s, signed with the key %s"
            .formatted(statement.publishedAt(), statement.kid()));
    if (!valid.unseen().isEmpty()) {
      out.println(
          "           not looked at, because no image was saved with it: "
              + String.join(", ", valid.unseen()));
    }
  }
}
