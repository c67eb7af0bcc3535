package org.interpres.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.interpres.app.command.VerifyCommand.Checked;
import org.interpres.app.command.VerifyCommand.Unusable;
import org.interpres.article.Excerpt;
import org.interpres.publish.Verifier;
import org.interpres.publish.Verifier.Verdict;
import org.jspecify.annotations.Nullable;

/** A publication at its web address. */
final class PublicationOnWeb {

  private static final int LARGEST = 64 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final @Nullable PullToken token;
  private final String name;
  private final URI address;

  /**
   * @param token for a server whose publications are not open, or null
   */
  PublicationOnWeb(String url, @Nullable PullToken token) throws Unusable {
    this.name = PublicationFiles.stem(url);
    try {
      this.address = URI.create(name);
    } catch (IllegalArgumentException e) {
      throw Unusable.usage("This is no web address: " + Excerpt.of(url));
    }
    if (address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
      throw Unusable.usage(
          "Give a publication's address without extension, such as"
              + " https://health.example.org/publications/ketamine-therapy/es");
    }
    this.token = token != null && token.opens(address) ? token : null;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            // A token that follows a redirect is shown to whoever is there.
            .followRedirects(
                this.token == null ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * @param keys the pinned ones, or null: then those that the same server names
   */
  List<Checked> check(@Nullable Verifier keys) throws Unusable {
    Verifier verifier = keys != null ? keys : keys();
    Verdict verdict = verdict(verifier);
    if (verdict instanceof Verdict.Invalid) {
      // A new version may have come out between two of the three requests.
      verdict = verdict(verifier);
    }
    return List.of(new Checked(name, verdict));
  }

  private Verdict verdict(Verifier verifier) throws Unusable {
    return PublicationPlace.check(
        address.getPath(),
        verifier.verify(
            new Verifier.Files(
                get(URI.create(name + ".html")),
                get(URI.create(name + ".json")),
                get(URI.create(name + ".jws")),
                this::image)));
  }

  /** Images stand below the current version's address, also those of an earlier version. */
  private byte @Nullable [] image(String path) {
    String page = name.replaceFirst("/versions/[0-9]+$", "");
    try {
      return get(URI.create(page + "/" + path));
    } catch (Unusable e) {
      // The verdict says that it is not there.
      return null;
    }
  }

  private Verifier keys() throws Unusable {
    try {
      return Verifier.trusting(get(address.resolve("/.well-known/jwks.json")));
    } catch (IllegalArgumentException e) {
      throw Unusable.unverified(String.valueOf(e.getMessage()));
    }
  }

  private byte[] get(URI file) throws Unusable {
    HttpRequest.Builder request = HttpRequest.newBuilder(file).timeout(PATIENCE);
    PullToken shown = token;
    if (shown != null) {
      request.header("Authorization", "Bearer " + shown.token());
    }
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw Unusable.unverified(file + " is too large");
        }
        return switch (response.statusCode()) {
          case 200 -> bytes;
          case 401 ->
              throw Unusable.unverified(
                  (shown == null
                          ? "%s is read with a token (401): set INTERPRES_TOKEN, and INTERPRES_SERVER"
                              + " to %s"
                          : "%s was not opened by INTERPRES_TOKEN (401), which is wrong or has expired at"
                              + " %s")
                      .formatted(file, PullToken.origin(address)));
          case 403 ->
              throw Unusable.unverified(
                  "the token's account may not read " + file + " (403): ask an administrator");
          case 404 -> throw Unusable.unverified("nothing was published at " + file + " (404)");
          case 410 ->
              throw Unusable.unverified(
                  "it was recalled (410): "
                      + Objects.requireNonNullElse(
                          PublicationPlace.recallReason(bytes), "no reason is given"));
          default ->
              throw Unusable.unverified(file + " was answered with " + response.statusCode());
        };
      }
    } catch (IOException e) {
      throw Unusable.unverified(file + " cannot be fetched (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unusable.unverified("interrupted");
    }
  }
}
