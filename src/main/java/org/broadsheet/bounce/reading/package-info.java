/** Bytes in, facts out: what a mail that came back says. Pure: no database, no network, no clock. */
@NullMarked
package org.broadsheet.bounce.reading;

import org.jspecify.annotations.NullMarked;
