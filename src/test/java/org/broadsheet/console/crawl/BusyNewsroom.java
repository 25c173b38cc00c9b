package org.broadsheet.console.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.broadsheet.SampleFeed;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
import org.springframework.context.SmartLifecycle;

/**
 * A newsroom in which everything exists once: an edition in the making, one that is held, one under way, one paused, one
 * finished with refusals; members, accounts of each kind, feeds with held items, and links in mails to editors.
 */
final class BusyNewsroom implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/console/invitation/[A-Za-z0-9_-]+)");
    private static final String RUNNING = """
            update delivery set state = 'deferred', next_attempt = now() + interval '1 day', reply = '452 mailbox full'
             where member_id = (select id from member where address = 'later@example.org')
               and edition_id = (select id from edition where digest = :digest)
            """;

    final ScriptedRelay relay = ScriptedRelay.start();
    final ConsoleRoom room;
    final String approval;
    final String invitation;

    BusyNewsroom() {
        relay.at("RCPT", e -> e.line().contains("bad"), Answer.reply("550 5.1.1 No such user"));
        room = open();
        room.bean(Feeds.class).poll(Instant.now());
        room.members(members());
        room.login();
        for (String digest : List.of("past", "noon", "evening")) send(digest);
        // From now on nothing is delivered: rows change by what is pressed only.
        room.bean("deliveryWorker", SmartLifecycle.class).stop();
        stopped("noon", "paused");
        stopped("evening", "running");
        approval = room.bean(ApprovalLinks.class).issue(held().id());
        accounts();
        invitation = invited();
        room.jdbc
                .sql("update item set held = true where id in (select max(id) from item)")
                .update();
    }

    private ConsoleRoom open() {
        int port = freePort();
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--broadsheet.site.url=http://localhost:" + port,
                "--spring.mail.port=" + relay.port(),
                "--broadsheet.fetch.interval=PT1H",
                "--broadsheet.feeds[1].name=courier",
                "--broadsheet.feeds[1].url=" + courier(port),
                "--broadsheet.digests.daily.max-items=12",
                "--broadsheet.digests.weekly.approval=required"));
        for (String digest : List.of("daily", "weekly", "past", "noon", "evening"))
            settings.addAll(List.of(
                    "--broadsheet.digests." + digest + ".title=The " + digest,
                    "--broadsheet.digests." + digest + ".schedule=0 0 7 * * ?",
                    "--broadsheet.digests." + digest + ".window=P3D"));
        return ConsoleRoom.open(settings.toArray(String[]::new));
    }

    private static String courier(int port) {
        try {
            Path feed = Files.createTempFile("courier", ".xml");
            feed.toFile().deleteOnExit();
            String site = "http://localhost:" + port + "/archive?story=";
            return Files.writeString(feed, new SampleFeed(Instant.now(), site).rss())
                    .toUri()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> members() {
        String all = "daily;weekly;past;noon;evening";
        return List.of("ann@example.org,Ann," + all, "bad@example.org,Bo," + all, "later@example.org,Zoe," + all);
    }

    private void send(String digest) {
        room.bean(DigestRuns.class).start(digest, Instant.now());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> room.count("edition where state = 'done'" + " and digest = '" + digest + "'") == 1);
    }

    /** As if it had not come to its end: one member is still to be tried. */
    private void stopped(String digest, String control) {
        room.jdbc.sql(RUNNING).param("digest", digest).update();
        room.jdbc
                .sql("update delivery_run set control = :control, finished_at = null,"
                        + " held_at = case when :control = 'paused' then now() end where digest = :digest")
                .param("control", control)
                .param("digest", digest)
                .update();
        room.jdbc
                .sql("update edition set state = 'ready' where digest = :digest")
                .param("digest", digest)
                .update();
    }

    private Edition held() {
        return room.bean(Editions.class)
                .composeHeld("weekly", Instant.now().plus(Duration.ofDays(1)), "waits for approval")
                .orElseThrow();
    }

    private void accounts() {
        room.jdbc
                .sql("update account set email = 'admin@example.org' where username = :admin")
                .param("admin", ConsoleRoom.USER)
                .update();
        for (String row :
                List.of("'olena', 'olena@example.org', 'admin', null", "'ivan', 'ivan@example.org', 'editor', now()"))
            room.jdbc
                    .sql("insert into account (username, email, role, disabled, password, accepted) values (" + row
                            + ", '{noop}" + ConsoleRoom.PASSWORD + "', now())")
                    .update();
    }

    private String invited() {
        room.post(
                "/console/accounts",
                "/console/accounts",
                "username",
                "maria",
                "email",
                "maria@example.org",
                "role",
                "editor",
                "language",
                "en");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> relay.received().stream()
                                .map(letter -> LINK.matcher(letter.text().replace("=\r\n", "")))
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(""),
                        link -> !link.isEmpty());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        room.close();
        relay.close();
    }
}
