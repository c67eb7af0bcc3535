package org.interpres.translate;

import org.jspecify.annotations.Nullable;

/**
 * A distinct sentence of a revision, as it would be asked.
 *
 * @param hash SHA-256 of the text, in hexadecimal
 * @param before the sentence before it, null where there is none or it must not be sent
 * @param after the sentence after it, likewise
 */
record Sentence(String hash, String text, @Nullable String before, @Nullable String after) {}
