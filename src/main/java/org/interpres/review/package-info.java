/**
 * Where people decide: policy, targets, findings, waivers, decisions, signatures; makes the
 * approved translation.
 */
@NullMarked
package org.interpres.review;

import org.jspecify.annotations.NullMarked;
