/** Who may call what, and how errors are answered: over all of HTTP. */
@NullMarked
package org.interpres.app.web;

import org.jspecify.annotations.NullMarked;
