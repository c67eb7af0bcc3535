package org.interpres.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.interpres.publish.SignedFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code verify}, and a signed publication for it. */
abstract class VerifyRun {

  @TempDir Path folder;

  final SignedFiles signed = new SignedFiles();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final Map<String, String> environment = new HashMap<>();
  Path keys = Path.of("unset");

  @BeforeEach
  void saveKeys() throws Exception {
    keys = signed.jwks(folder.resolve("trusted.jwks"));
  }

  /** Runs the command; its exit code. */
  int verify(String... arguments) {
    out.getBuffer().setLength(0);
    VerifyCommand command = new VerifyCommand();
    command.environment = environment::get;
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
