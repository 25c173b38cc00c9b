package org.broadsheet.smtp;

import java.util.Iterator;

/**
 * Messages that can say whether the next one is at hand. Any iterator will do for {@link SmtpEngine#send}; one that waits,
 * as for a page of rows or for its pace, spares the engine a change of threads for each message by saying when it won't.
 */
public interface Supply extends Iterator<Message> {
    /** Whether {@code hasNext} would answer at once. Must not wait itself. */
    boolean isReady();
}
