package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A contender that sends from a database, and what it asks of that. */
record CountedContender(Contender sender, EmbeddedPostgres server, String database) implements Contender {
    @Override
    public String name() {
        return sender.name();
    }

    @Override
    public Measure send(int messages) throws IOException, InterruptedException {
        DatabaseCounts before = DatabaseCounts.of(server, database);
        Measure measure = sender.send(messages);
        return measure.with(DatabaseCounts.of(server, database).since(before));
    }

    @Override
    public void close() {
        sender.close();
    }
}
