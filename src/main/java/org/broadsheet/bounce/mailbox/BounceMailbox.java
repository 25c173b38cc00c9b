package org.broadsheet.bounce.mailbox;

import java.io.IOException;
import java.io.InputStream;

/** A place that bounces come to. */
interface BounceMailbox extends AutoCloseable {
    /** What becomes of a mail after it was handed over. */
    enum Outcome {
        /** It is recorded and may be deleted. */
        DONE,
        /** Its reading did not end: it stays, and is tried again in the next round. */
        AGAIN,
        /** Its reading never ended: it is kept for a person and not read again. */
        SET_ASIDE
    }

    /** Takes one mail. */
    interface Reader {
        /** Throws where the database or the mailbox is away: then the mail stays as it is. */
        Outcome take(InputStream mail) throws IOException;
    }

    /** Hands over all that is new. Returns how many mails that was. */
    int read(Reader reader) throws IOException;

    /** Waits until something new may be there, at most for the interval. Returns at once after {@link #close}. */
    void await() throws IOException, InterruptedException;

    @Override
    void close();
}
