package org.interpres.article;

/**
 * One revision in one target locale.
 *
 * @param id the row, and the id of the HTTP API
 * @param revisionId the row of the revision
 * @param revision the revision's number in its article
 * @param source the article's locale
 * @param version counts the changes of state; a write names the version that it read
 */
public record Translation(
    long id,
    Slug article,
    long revisionId,
    int revision,
    LocaleTag source,
    LocaleTag locale,
    TranslationState state,
    int version) {}
