/** A connection to a relay: opened and authenticated, written to and read from, each step within its time. */
@NullMarked
package org.broadsheet.smtp.connection;

import org.jspecify.annotations.NullMarked;
