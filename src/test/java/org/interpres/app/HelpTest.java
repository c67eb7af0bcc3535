package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.interpres.app.command.AuditCommand;
import org.interpres.app.command.CheckCommand;
import org.interpres.app.command.DemoCommand;
import org.interpres.app.command.IngestCommand;
import org.interpres.app.command.SegmentCommand;
import org.interpres.app.command.ServeCommand;
import org.interpres.app.command.VerifyCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  /**
   * The list shows the header's line, or without one the description's first, cut where it ends.
   */
  @Test
  void each_command_says_what_it_is_for_in_one_sentence() {
    List<CommandLine> commands =
        Stream.of(
                new DemoCommand(),
                new ServeCommand(),
                new IngestCommand(),
                new SegmentCommand(),
                new VerifyCommand(),
                new CheckCommand(),
                new AuditCommand())
            .map(CommandLine::new)
            .flatMap(one -> Stream.concat(Stream.of(one), one.getSubcommands().values().stream()))
            .filter(one -> !one.getCommandName().equals("help"))
            .toList();

    assertThat(commands)
        .hasSize(8)
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().usageMessage().header())
                    .as(command.getCommandName())
                    .singleElement()
                    .asString()
                    .matches("[A-Z][^.]+\\."));
  }
}
