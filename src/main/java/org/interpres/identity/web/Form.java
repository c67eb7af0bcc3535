package org.interpres.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interpres.article.InvalidName;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form that was sent: done or refused, it is answered with a redirect to a page, which says what
 * came of it. After a refusal the page has what was sent, as {@code sent}, to fill the form again.
 */
public record Form(HttpServletRequest request, RedirectAttributes redirect) {

  /** Never kept, not even in the session. */
  private static final Set<String> SECRET = Set.of("password", "current", "next", "again");

  /**
   * Does what the form asks.
   *
   * @param page the address to go to
   * @param notice what to say when it is done
   * @throws Refusal NOT_FOUND alone: there is no page to go back to
   */
  public String send(String page, Phrase notice, Runnable act) {
    try {
      act.run();
      redirect.addFlashAttribute("notice", notice);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      refused(refusal);
      return "redirect:" + withoutFragment(page);
    } catch (InvalidName invalid) {
      refused(invalid.says());
      return "redirect:" + withoutFragment(page);
    }
    return "redirect:" + page;
  }

  /** A browser that goes to a fragment does not give the focus to what went wrong. */
  private static String withoutFragment(String page) {
    int fragment = page.indexOf('#');
    return fragment < 0 ? page : page.substring(0, fragment);
  }

  /** Says why it was refused in the reader's language. */
  public void refused(Phrase why) {
    say(why);
  }

  public void refused(Refusal why) {
    say(Refused.of(why));
  }

  private void say(Serializable why) {
    redirect.addFlashAttribute("trouble", why);
    Map<String, String> sent = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!SECRET.contains(name) && !name.startsWith("_") && values.length == 1) {
                sent.put(name, values[0]);
              }
            });
    redirect.addFlashAttribute("sent", sent);
  }
}
