/**
 * PostgreSQL: the embedded one or an operator's, the two roles, the migrations, the pool. A test
 * gets a database from {@code TestDatabase}.
 */
@NullMarked
package org.interpres.app.database;

import org.jspecify.annotations.NullMarked;
