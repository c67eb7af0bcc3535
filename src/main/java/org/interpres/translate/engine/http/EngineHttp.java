package org.interpres.translate.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.Engines;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The HTTP client of every engine. It sends each request exactly once (the client's own retries of
 * a 429 or 503 would be paid for and counted by nobody), puts the key in at the last moment and
 * only for the configured address, ends a call at its deadline however slowly the answer drips, and
 * reads no endless one.
 */
@Component("engineHttp")
final class EngineHttp implements HttpClientConfigurer, DisposableBean {

  /** Names the engine to this class; never sent. */
  static final String ENGINE = "Interpres-Engine";

  /** Seconds for a call that may not take as long as a translation; never sent. */
  static final String SECONDS = "Interpres-Seconds";

  /** Ten times the largest answer that a batch within its limits can have. */
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final Engines engines;
  private final List<Credential> credentials;
  private final ScheduledThreadPoolExecutor deadlines;

  EngineHttp(Engines engines, List<Credential> credentials) {
    this.engines = engines;
    this.credentials = List.copyOf(credentials);
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "engine-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    deadlines.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .addExecInterceptorFirst("engine", this::call);
  }

  private ClassicHttpResponse call(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ConfiguredEngine engine = engines.engine(request.getHeader(ENGINE).getValue());
    request.removeHeaders(ENGINE);
    for (Credential credential : credentials) {
      if (KeyMark.marks(request, credential.mark())) {
        onlyTo(credential.home(engine), engine, request);
        credential.put(engine, request);
      }
    }
    AtomicBoolean late = new AtomicBoolean();
    Duration deadline = deadline(request, engine);
    ScheduledFuture<?> end =
        deadlines.schedule(
            () -> {
              late.set(true);
              if (scope.originalRequest instanceof Cancellable call) {
                call.cancel();
              }
            },
            deadline.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return whole(chain.proceed(request, scope));
    } catch (IOException e) {
      throw late.get() ? new DeadlineExceeded(deadline) : e;
    } finally {
      end.cancel(false);
    }
  }

  private static Duration deadline(ClassicHttpRequest request, ConfiguredEngine engine) {
    Duration longest = engine.profile().deadline();
    if (request.getFirstHeader(SECONDS) == null) {
      return longest;
    }
    Duration own = Duration.ofSeconds(Long.parseLong(request.getFirstHeader(SECONDS).getValue()));
    request.removeHeaders(SECONDS);
    return own.compareTo(longest) < 0 ? own : longest;
  }

  /** The answer in memory, so that the deadline covers its last byte. */
  private static ClassicHttpResponse whole(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return response;
    }
    try (InputStream content = entity.getContent()) {
      byte[] bytes = content.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        response.close();
        throw new IOException("an answer of more than %d bytes".formatted(MOST_BYTES));
      }
      ContentType type = ContentType.parseLenient(entity.getContentType());
      response.setEntity(new ByteArrayEntity(bytes, type));
      return response;
    }
  }

  /** A route that was changed to another host must not take the key there. */
  private static void onlyTo(String address, ConfiguredEngine engine, ClassicHttpRequest request) {
    if (address.isEmpty()) {
      return;
    }
    URI home = URI.create(address);
    URIAuthority to = request.getAuthority();
    boolean same =
        home.getScheme().equalsIgnoreCase(request.getScheme())
            && home.getHost().equalsIgnoreCase(to.getHostName())
            && home.getPort() == to.getPort();
    if (!same) {
      throw new EngineFault.Unsuitable(
          engine.name(), "has a route that is not at the url of its configuration");
    }
  }

  @Override
  public void destroy() {
    deadlines.shutdownNow();
  }

  /** The whole call took too long, though each of its parts may have been quick. */
  static final class DeadlineExceeded extends IOException {

    private static final long serialVersionUID = 1L;

    DeadlineExceeded(Duration deadline) {
      super("no whole answer within %s".formatted(deadline));
    }
  }
}
