package org.interpres.review.web;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.interpres.article.Refusal;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.web.PageLanguage;
import org.interpres.identity.web.PageWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.ExtendedModelMap;

/**
 * Makes the pages that reviewers open first, once the server is ready and before one does: without
 * it the first of them waited half a second for templates to be read and code to be compiled. It
 * reads what is most urgent, for five seconds at most, and the database lets it write nothing. The
 * setting {@code interpres.warm-pages=false} leaves it out.
 */
@Component
@ConditionalOnProperty(name = "interpres.warm-pages", matchIfMissing = true)
class WarmPages implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(WarmPages.class);

  /** The name is nobody's account: no claims, no drafts and no pace are its own. */
  private static final Actor NOBODY = new Actor(Actor.SYSTEM.name(), Set.of(Role.LOCALIZER));

  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** After so many the compiler has seen what there is to see. */
  private static final int ROUNDS = 40;

  private final QueuePageController queue;
  private final WorkbenchPageController workbench;
  private final TransactionTemplate reading;
  private final Configuration templates;
  private final Clock clock;
  private volatile boolean stopped;

  WarmPages(
      QueuePageController queue,
      WorkbenchPageController workbench,
      PlatformTransactionManager transactions,
      Configuration templates,
      Clock clock) {
    this.queue = queue;
    this.workbench = workbench;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.templates = templates;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread thread = new Thread(this::makeAll, "warm-pages");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  @Override
  public void destroy() {
    stopped = true;
  }

  private void makeAll() {
    Instant until = clock.instant().plus(LONGEST);
    try {
      for (int round = 0; round < ROUNDS && clock.instant().isBefore(until) && !stopped; round++) {
        for (PageLanguage language : PageLanguage.values()) {
          make(language);
        }
      }
    } catch (TransactionException | DataAccessException | Refusal | IllegalStateException e) {
      // Whoever opens the page is told what is wrong with it; text has no place in a log.
      if (!stopped) {
        log.warn("The first pages could not be made in advance: {}", e.getClass().getSimpleName());
      }
    }
  }

  /** The queue, and the workbench of what is most urgent where there is anything. */
  List<String> make(PageLanguage language) {
    return Objects.requireNonNull(reading.execute(status -> pages(language)));
  }

  private List<String> pages(PageLanguage language) {
    ExtendedModelMap list = new ExtendedModelMap();
    String view =
        queue.queue(
            NOBODY,
            TranslationState.IN_REVIEW.name(),
            "",
            "",
            null,
            new QueueWork.Chosen(null, null, null),
            list);
    List<String> made = new ArrayList<>(List.of(page(view, list, language)));
    if (list.get("page") instanceof QueueView waiting && !waiting.items().isEmpty()) {
      ExtendedModelMap bench = new ExtendedModelMap();
      long first = waiting.items().get(0).id();
      view =
          workbench.workbench(NOBODY, first, "all", WorkbenchPageController.nothingTried(), bench);
      made.add(page(view, bench, language));
    }
    return made;
  }

  private String page(String view, Map<String, Object> model, PageLanguage language) {
    PageWords words = new PageWords(language, clock.instant());
    model.put("ui", words);
    model.put("msg", words.function());
    model.put("actor", NOBODY);
    StringWriter page = new StringWriter();
    try {
      templates.getTemplate(view + ".ftlh").process(model, page);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("the page “" + view + "” cannot be made", e);
    }
    return page.toString();
  }
}
