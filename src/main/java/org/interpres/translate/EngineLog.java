package org.interpres.translate;

import org.springframework.stereotype.Component;

/**
 * What engines were asked and how they fared.
 *
 * @param calls what is on the bill
 * @param rest who is left alone
 */
@Component
record EngineLog(EngineCalls calls, EngineRest rest) {}
