package org.interpres.ingest;

/**
 * How much of a document is read before it is refused; hostile input is cheap to send.
 *
 * @param bytes of a document as it is received
 * @param units translatable blocks, and empty table cells with them
 * @param elements HTML elements, once Markdown has become HTML
 * @param depth elements, quotations or lists inside each other
 */
public record IngestLimits(int bytes, int units, int elements, int depth) {

  /** 5 MB, 10,000 units, 100,000 elements, nested 200 deep: a long book chapter needs a tenth. */
  public static final IngestLimits DEFAULT = new IngestLimits(5_000_000, 10_000, 100_000, 200);

  public IngestLimits {
    if (bytes < 1 || units < 1 || elements < 1 || depth < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }
}
