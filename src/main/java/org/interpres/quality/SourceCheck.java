package org.interpres.quality;

import java.util.List;

/**
 * A check that says something of a source before anybody translates it: a promise, unsafe wording,
 * an error-prone abbreviation, a character that turns the text around. Its findings have source
 * spans alone.
 */
interface SourceCheck extends Check {

  List<Finding> checkSource(Passage source);
}
