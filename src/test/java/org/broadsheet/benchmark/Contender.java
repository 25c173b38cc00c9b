package org.broadsheet.benchmark;

import java.io.IOException;

/** Who can send a number of messages to a port of this machine. */
interface Contender extends AutoCloseable {
    String name();

    Measure send(int messages) throws IOException, InterruptedException;

    @Override
    void close();
}
