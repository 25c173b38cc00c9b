package org.broadsheet.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A feed with a story for each day that is tried. */
final class DailyFeed {
    private DailyFeed() {}

    /** Returns where it stands. */
    static Path in(Path folder) {
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
