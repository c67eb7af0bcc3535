package org.interpres.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.interpres.app.command.AuditCommand;
import org.interpres.app.command.CheckCommand;
import org.interpres.app.command.DemoCommand;
import org.interpres.app.command.IngestCommand;
import org.interpres.app.command.SegmentCommand;
import org.interpres.app.command.ServeCommand;
import org.interpres.app.command.VerifyCommand;
import org.interpres.app.database.DatabaseProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The program. Results go to standard output, all else to standard error; a usage error exits with
 * 2. Commands that need no server start without Spring.
 */
@Command(
    name = "interpres",
    description = "Publishes medical articles in many languages, each sentence approved.",
    mixinStandardHelpOptions = true,
    versionProvider = Interpres.Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      IngestCommand.class,
      SegmentCommand.class,
      VerifyCommand.class,
      CheckCommand.class,
      AuditCommand.class,
      CommandLine.HelpCommand.class,
    })
public final class Interpres {

  /** The version of the jar; a build that was not packaged has none. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Interpres.class.getPackage().getImplementationVersion();
      return new String[] {"Interpres " + (version == null ? "(not packaged)" : version)};
    }
  }

  private Interpres() {}

  public static void main(String[] arguments) {
    // What files, settings and addresses are made of is not written in the machine's language:
    // where
    // that is Arabic, a formatted port would have Arabic digits. Pages have the reader's own.
    Locale.setDefault(Locale.ENGLISH);
    int exit = run(arguments);
    if (exit != CommandLine.ExitCode.OK) {
      System.exit(exit);
    }
  }

  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new Interpres());
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commands.setExecutionExceptionHandler(Interpres::explain);
    return commands.execute(arguments);
  }

  /** One line for the person who called; the log has said the rest, where there is more to say. */
  private static int explain(Exception failure, CommandLine command, ParseResult arguments) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof DatabaseProblem)) {
      cause = cause.getCause();
    }
    command.getErr().println("interpres: " + cause.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
