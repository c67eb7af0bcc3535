package org.interpres.review.web;

import java.util.List;
import org.interpres.article.Refusal;
import org.interpres.article.Translations;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.review.Presence;
import org.interpres.review.SegmentDrafts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the script of the workbench asks for every few seconds, and what it keeps meanwhile. */
@RestController
@RequestMapping("/translations/{id}")
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class PresenceController {

  private final Translations translations;
  private final Presence presence;
  private final SegmentDrafts drafts;

  PresenceController(Translations translations, Presence presence, SegmentDrafts drafts) {
    this.translations = translations;
    this.presence = presence;
    this.drafts = drafts;
  }

  /**
   * Who else is there, and what stands.
   *
   * @param stamps for each segment a text that changes with its words and state
   */
  record Seen(List<Presence.Other> others, List<String> stamps) {}

  @PostMapping("/presence")
  Seen report(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Integer segment) {
    if (translations.find(id).isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND, "unknown-translation", "There is no translation " + id + ".");
    }
    Integer where = segment == null || segment < 0 ? null : segment;
    return new Seen(presence.report(actor, id, where), presence.stamps(id));
  }

  @PutMapping("/segments/{index}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @RequestParam int version,
      @RequestParam String target) {
    drafts.keep(actor, id, new SegmentDrafts.Draft(index, version, target));
  }

  @DeleteMapping("/segments/{index}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Actor actor, @PathVariable long id, @PathVariable int index) {
    drafts.discard(actor, id, index);
  }
}
