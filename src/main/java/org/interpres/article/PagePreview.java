package org.interpres.article;

/** Renders a document as it would be published, marked as a preview; publish provides it. */
public interface PagePreview {

  /** A whole HTML page. */
  String render(LocalizedDocument document);
}
