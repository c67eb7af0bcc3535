/**
 * The spine: article, revision, unit, segment, translation and its state, locale tags, hashes, the
 * hand-over between stages.
 */
@NullMarked
package org.interpres.article;

import org.jspecify.annotations.NullMarked;
