package org.broadsheet.console.today;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.SampleFeed;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.feed.Feeds;
import org.broadsheet.member.file.MemberFile;

/** A console with the stories of a day on the desk, and three members. */
final class Newsroom {
    private Newsroom() {}

    static ConsoleRoom open(String... own) {
        try {
            Path feed = Files.createTempFile("courier", ".xml");
            Files.writeString(feed, new SampleFeed(Instant.now(), "https://courier.example").rss());
            List<String> settings = new ArrayList<>(List.of(
                    "--broadsheet.feeds[1].name=courier",
                    "--broadsheet.feeds[1].url=" + feed.toUri(),
                    "--broadsheet.digests.daily.feeds=courier",
                    "--broadsheet.digests.daily.window=P3D",
                    "--broadsheet.digests.daily.max-items=12"));
            settings.addAll(Arrays.asList(own));
            ConsoleRoom room = ConsoleRoom.open(settings.toArray(String[]::new));
            room.bean(Feeds.class).poll(Instant.now());
            Files.delete(feed);
            members(room);
            room.jdbc.sql("update account set email = 'editor@example.org'").update();
            room.login();
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void members(ConsoleRoom room) throws IOException {
        Path file = Files.createTempFile("members", ".csv");
        Files.writeString(
                file,
                "email,name,digests\nann@example.org,Ann,daily\nbo@example.org,Bo,daily\nzoe@example.org,Zoe,daily\n");
        room.bean(MemberFile.class).importFile(file, false, false, System.out, System.err);
        Files.delete(file);
    }

    /** A story that was not there before. */
    static void arrives(ConsoleRoom room, String title) {
        room.jdbc.sql("""
                            insert into item (feed, identity, guid, url, link, title, title_hash, published, authors, categories,
                                              summary, html, minutes, kind, featured, first_seen, changed, content_hash)
                            select feed, :title, :title, 'https://courier.example/' || :title, :title, :title, :title, now(),
                                   authors, categories, summary, html, minutes, 'article', false, now(), now(), :title
                              from item where feed = 'courier' limit 1
                            """).param("title", title).update();
    }
}
