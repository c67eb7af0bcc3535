package org.interpres.translate.engine;

import org.jspecify.annotations.Nullable;

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

  /**
   * The vendor is making it.
   *
   * @param operation by which it can be asked how far it is; null where only the glossary's name
   *     tells
   */
  record Pending(@Nullable String operation) implements GlossaryReply {}

  /**
   * The vendor has begun to make it and has given up, which is no trouble of the call that says so.
   */
  record Failed(EngineFault why) implements GlossaryReply {}

  /** One may be made for its languages, or from its file. */
  record Allowed() implements GlossaryReply {}

  /**
   * The vendor takes no glossary for its languages.
   *
   * @param why in words for a person, without a full stop
   */
  record Refused(String why) implements GlossaryReply {}
}
