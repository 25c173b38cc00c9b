package org.broadsheet.bounce.mailbox;

import java.io.IOException;

/** A place that bounces come to. */
interface Mailbox extends AutoCloseable {
    /** Takes all that is new. Returns how many mails that was. */
    int read(Intake intake) throws IOException;

    /** Waits until something new may be there, at most for the interval. Returns at once after {@link #close}. */
    void await() throws IOException, InterruptedException;

    @Override
    void close();
}
