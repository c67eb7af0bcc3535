package org.interpres.article;

/** A slug or a locale that cannot be one. The message is for a person: what, and what to do. */
public final class InvalidName extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Phrase says;

  public InvalidName(Phrase says) {
    super(says.sentence());
    this.says = says;
  }

  /** What it says, for a page. */
  public Phrase says() {
    return says;
  }
}
