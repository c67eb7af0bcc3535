package org.interpres.publish;

/**
 * What an organisation says about its publications.
 *
 * @param address where they stand on the web
 * @param responsibleParty who has the editorial responsibility, printed on each page; empty where
 *     nobody is named, and then a page with machine-translated words carries a visible label (EU AI
 *     Act, Article 50) unless somebody signed for responsibility
 * @param sourceToo whether an article's source goes out with its first approved translation
 */
public record PublicationSettings(
    PublicAddress address, String responsibleParty, boolean sourceToo) {

  /** The source is published too. */
  public PublicationSettings(PublicAddress address, String responsibleParty) {
    this(address, responsibleParty, true);
  }

  public PublicationSettings {
    responsibleParty = responsibleParty.strip();
  }
}
