package org.broadsheet.benchmark;

import java.io.IOException;

/** Who can send a number of messages to a port of this machine. */
interface Contender extends AutoCloseable {
    String name();

    /** Sends only the so-manieth part of what the others do: the rate of a slow one does not hang on it. */
    default int share() {
        return 1;
    }

    Measure send(int messages) throws IOException, InterruptedException;

    @Override
    void close();
}
