/**
 * How an engine is called over HTTP: what all adapters share between Camel's route and the wire.
 */
@NullMarked
package org.interpres.translate.engine.http;

import org.jspecify.annotations.NullMarked;
