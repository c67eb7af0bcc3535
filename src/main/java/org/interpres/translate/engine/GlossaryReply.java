package org.interpres.translate.engine;

/** What a vendor says of a {@link GlossaryOrder}. */
public sealed interface GlossaryReply {

  /**
   * It is there and can be used.
   *
   * @param id by which a request for a translation names it
   * @param note what of it is not there, in words for a person; may be empty
   */
  record Kept(String id, String note) implements GlossaryReply {}

  /** It is not there. */
  record Absent() implements GlossaryReply {}

  /** One may be made for its languages. */
  record Allowed() implements GlossaryReply {}

  /**
   * The vendor takes no glossary for its languages.
   *
   * @param why in words for a person, without a full stop
   */
  record Refused(String why) implements GlossaryReply {}
}
