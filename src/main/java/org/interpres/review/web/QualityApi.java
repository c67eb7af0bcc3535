package org.interpres.review.web;

import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.review.QualityErrors;
import org.interpres.review.QualityNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quality by numbers for programs. */
@RestController
@RequestMapping(path = "/api/v1/quality", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class QualityApi {

  private final QualityNumbers numbers;
  private final QualityErrors errors;

  QualityApi(QualityNumbers numbers, QualityErrors errors) {
    this.numbers = numbers;
    this.errors = errors;
  }

  @GetMapping
  QualityView quality(
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String locale) {
    QualityNumbers.Scope scope = new QualityNumbers.Scope(article, locale, null);
    return QualityView.of(errors.typology(), numbers.translations(scope), numbers.engines(scope));
  }
}
