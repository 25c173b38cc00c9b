package org.broadsheet.console.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of members that was sent up.
 *
 * @param result what became of it; none while it waits for its confirmation
 */
record Upload(UUID id, String name, @Nullable ImportSummary result) {}
