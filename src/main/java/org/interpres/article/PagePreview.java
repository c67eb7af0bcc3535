package org.interpres.article;

/** Renders a document as it would be published, marked as a preview; publish provides it. */
public interface PagePreview {

  /** A whole HTML page. */
  String render(LocalizedDocument document);

  /**
   * The Content-Security-Policy to answer that page with: it allows the page's own style by its
   * hash, and images of this site; nothing else loads or runs.
   */
  String contentSecurityPolicy();
}
