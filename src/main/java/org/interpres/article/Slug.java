package org.interpres.article;

import java.util.regex.Pattern;

/** The name of an article, part of its addresses: {@code [a-z0-9][a-z0-9-]{0,79}}. */
public record Slug(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  public Slug {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidName(Phrase.of("refused.slug", Excerpt.of(value)));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
