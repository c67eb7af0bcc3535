package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.interpres.app.Locations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCheckTest {

  private static final String LOOPBACK = "127.0.0.1";

  @TempDir Path folder;

  private Locations here() {
    return new Locations(folder, folder.resolve("home"), folder);
  }

  @Test
  void nothingIsWrongWithAFreePortAndFoldersThatAreThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      free = socket.getLocalPort();
    }
    assertThat(StartCheck.fault(Map.of("PORT", "" + free), here(), LOOPBACK)).isNull();
    assertThat(StartCheck.fault(Map.of("PORT", "0"), here(), LOOPBACK)).isNull();
  }

  @Test
  void withoutAnyTheDefaultPortIsLookedAt() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      try {
        taken.bind(new InetSocketAddress(LOOPBACK, 8080));
      } catch (BindException e) {
        // Another program has it, which is the same to the check.
      }
      assertThat(StartCheck.fault(Map.of(), here(), LOOPBACK))
          .contains("Port 8080 cannot be listened on")
          .contains("set PORT to another");
    }
  }

  @Test
  void theServersOwnVariableComesFirst() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      Map<String, String> both = Map.of("PORT", "0", "SERVER_PORT", "" + taken.getLocalPort());
      assertThat(StartCheck.fault(both, here(), LOOPBACK)).contains("set SERVER_PORT to another");
    }
  }

  @Test
  void aPortThatIsTakenIsNamedWithWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      assertThat(StartCheck.fault(Map.of("PORT", "" + taken.getLocalPort()), here(), LOOPBACK))
          .contains("Port " + taken.getLocalPort())
          .contains("set PORT to another");
    }
  }

  @Test
  void aPortIsANumberThatPortsHave() {
    for (String wrong : new String[] {"abc", "70000", "-1", "80 80"}) {
      assertThat(StartCheck.fault(Map.of("PORT", wrong), here(), LOOPBACK))
          .contains("PORT is “" + wrong + "”")
          .contains("1 to 65535");
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamedWithItsVariable() {
    Path none = folder.resolve("none");
    assertThat(StartCheck.fault(Map.of(), new Locations(none, folder, folder), LOOPBACK))
        .contains(none.toString())
        .contains("INTERPRES_CONTENT");
    assertThat(StartCheck.fault(Map.of(), new Locations(folder, folder, none), LOOPBACK))
        .contains(none.toString())
        .contains("INTERPRES_ROUTES");
  }
}
