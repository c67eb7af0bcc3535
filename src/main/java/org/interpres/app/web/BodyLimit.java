package org.interpres.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.interpres.article.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A JSON body larger than {@link #BYTES} is refused, by what the request announces or by what
 * comes: before it is in memory. Articles are not JSON, and have a limit of their own.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

  /** A bulk decision on 10,000 segments has 400 kB. */
  static final int BYTES = 2_000_000;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || !type.toLowerCase(Locale.ROOT).contains("json");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > BYTES) {
      Answers.write(response, Problem.of(tooLarge()), request.getRequestURI());
      return;
    }
    chain.doFilter(new Bounded(request), response);
  }

  private static Refusal tooLarge() {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "too-large",
        "The JSON body is larger than %,d bytes: send less at once.".formatted(BYTES));
  }

  private static final class Bounded extends HttpServletRequestWrapper {
    Bounded(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new BoundedStream(super.getInputStream());
    }
  }

  private static final class BoundedStream extends ServletInputStream {
    private final ServletInputStream bytes;
    private long read;

    BoundedStream(ServletInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return counted(bytes.read(), 1);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = bytes.read(into, from, length);
      return counted(count, count);
    }

    private int counted(int result, int count) {
      read += result < 0 ? 0 : count;
      if (read > BYTES) {
        throw tooLarge();
      }
      return result;
    }

    @Override
    public boolean isFinished() {
      return bytes.isFinished();
    }

    @Override
    public boolean isReady() {
      return bytes.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      bytes.setReadListener(listener);
    }
  }
}
