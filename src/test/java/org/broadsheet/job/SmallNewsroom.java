package org.broadsheet.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As many members as a test wants, who all read the daily, and a feed with a story for each day that is tried. */
final class SmallNewsroom {
    private static final String MEMBERS = """
            insert into member (address, address_key, name, status, token, joined, consented)
            select 'member' || n || '@example.org', 'member' || n || '@example.org', 'Member ' || n, 'active',
                   lpad(n::text, 26, '2'), now(), now()
              from generate_series(1, :members) n
             order by n
            """;

    private SmallNewsroom() {}

    static void fill(JdbcClient jdbc, int members) {
        jdbc.sql(MEMBERS).param("members", members).update();
        jdbc.sql("insert into member_digest (member_id, digest, chosen) select id, 'daily', now() from member")
                .update();
        jdbc.sql("analyze member").update();
        jdbc.sql("analyze member_digest").update();
    }

    /** Returns where it stands. */
    static Path feed(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("feed.xml"),
                    "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link>"
                            + item("monday", Cluster.MONDAY.minusSeconds(600))
                            + item("today", Instant.now().minusSeconds(600)) + "</channel></rss>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String item(String name, Instant published) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
        return "<item><title>" + name + "</title><link>https://example.org/" + name + "</link><pubDate>" + date
                + "</pubDate></item>";
    }
}
