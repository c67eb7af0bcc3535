package org.interpres.article;

import java.util.List;

/** Renders a document as it would be published, marked as a preview; publish provides it. */
public interface PagePreview {

  /**
   * A whole HTML page.
   *
   * @param notices what the pages of the translation and of its source say to a reader in danger
   */
  String render(LocalizedDocument document, List<CrisisNotice> notices);

  /**
   * The Content-Security-Policy to answer that page with: it allows the page's own style by its
   * hash, and images of this site; nothing else loads or runs.
   */
  String contentSecurityPolicy();
}
