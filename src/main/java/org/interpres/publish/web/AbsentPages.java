package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.PagePreview;
import org.interpres.article.Refusal;
import org.interpres.publish.Publication;
import org.interpres.publish.RecallNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers where nothing is out: a reader in a browser with a page, a program with a problem detail.
 * It comes before the resolver that answers every program alike.
 */
@Component
class AbsentPages implements HandlerExceptionResolver, PriorityOrdered {

  private static final String PATH = "/publications/";
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final RecallNotices notices;
  private final PagePreview pages;

  AbsentPages(RecallNotices notices, PagePreview pages) {
    this.notices = notices;
    this.pages = pages;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /** Instead of what was recalled. */
  ResponseEntity<?> gone(
      Publication publication, Publication.Recall recall, HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    String instead = recall.replacedBy();
    if (instead != null) {
      headers.add(HttpHeaders.LINK, "<" + instead + ">; rel=\"alternate\"");
    }
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    headers.add("X-Content-Type-Options", "nosniff");
    // Spring would give what is no page, under the address of one, the name f.txt.
    headers.add(HttpHeaders.CONTENT_DISPOSITION, "inline");
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(HttpStatus.GONE)
            .headers(headers)
            .cacheControl(CacheControl.noCache());
    if (!wantsPage(request)) {
      return answer
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(notices.problem(publication, recall));
    }
    return answer
        .contentType(HTML)
        .header("Content-Security-Policy", pages.contentSecurityPolicy())
        .body(notices.page(publication, recall).getBytes(StandardCharsets.UTF_8));
  }

  /** Where nothing ever was. */
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (!request.getServletPath().startsWith(PATH) || !isAbsent(exception)) {
      return null;
    }
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (!wantsPage(request)) {
      return null;
    }
    RecallNotices.NeverPage page = notices.never(wanted(request));
    byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType(HTML.toString());
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, page.locale().value());
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", pages.contentSecurityPolicy());
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private static boolean isAbsent(Exception exception) {
    return exception instanceof NoResourceFoundException
        || (exception instanceof Refusal refusal && refusal.kind() == Refusal.Kind.NOT_FOUND);
  }

  private static boolean wantsPage(HttpServletRequest request) {
    return Negotiation.wantsPage(request.getHeader(HttpHeaders.ACCEPT));
  }

  /** The locale in the address, then those that the browser asks for. */
  private static List<LocaleTag> wanted(HttpServletRequest request) {
    List<LocaleTag> wanted = new ArrayList<>();
    String[] parts = request.getServletPath().substring(PATH.length()).split("/", -1);
    if (parts.length > 1) {
      add(wanted, parts[1].replaceFirst("\\.[a-z]+$", ""));
    }
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
      for (Locale locale : Collections.list(request.getLocales())) {
        add(wanted, locale.toLanguageTag());
      }
    }
    return wanted;
  }

  private static void add(List<LocaleTag> wanted, String tag) {
    try {
      wanted.add(LocaleTag.parse(tag));
    } catch (InvalidName e) {
      // What is no language has no words.
    }
  }
}
