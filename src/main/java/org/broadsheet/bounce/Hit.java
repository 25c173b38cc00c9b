package org.broadsheet.bounce;

import java.time.Instant;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;

/** One letter that did not arrive, and why. */
record Hit(Instant at, Cause cause, @Nullable Long edition) {}
