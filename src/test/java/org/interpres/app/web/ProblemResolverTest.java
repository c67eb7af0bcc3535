package org.interpres.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What becomes of an exception, on a program's address. */
class ProblemResolverTest {

  private final MockHttpServletRequest request =
      new MockHttpServletRequest("GET", "/api/v1/articles");
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void aReaderWhoClosedTheConnectionIsNoIncident() throws Exception {
    answer(new UncheckedIOException(new ClientAbortException(new IOException("Broken pipe"))));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentAsString()).isEmpty();
  }

  @Test
  void anEnginesBrokenConnectionIsNotTakenForTheReaders() throws Exception {
    answer(new UncheckedIOException(new IOException("Connection reset by peer")));
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentAsString()).contains("incident");
  }

  private void answer(Exception exception) {
    assertThat(new ProblemResolver().resolveException(request, response, null, exception))
        .isNotNull();
  }
}
