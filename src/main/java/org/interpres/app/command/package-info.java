/** The command line: a class a command. */
@NullMarked
package org.interpres.app.command;

import org.jspecify.annotations.NullMarked;
