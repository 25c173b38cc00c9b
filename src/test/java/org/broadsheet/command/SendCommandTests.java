package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code send} as cron would call it, with nobody else beside it. */
class SendCommandTests {
    private static final Instant TODAY = Instant.now();

    @TempDir
    Path folder;

    // A command takes stdout for itself.
    private final PrintStream out = System.out;
    private final ScriptedRelay relay = ScriptedRelay.start();
    private final String database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource(database));

    @BeforeEach
    void importMembers() throws IOException {
        Path members = Files.writeString(
                folder.resolve("members.csv"),
                "email\nann@example.org\nbo@example.org\ncy@example.org\ndi@example.org\n");
        assertThat(command("members", "import", members.toString())).isZero();
    }

    @AfterEach
    void close() {
        relay.close();
        System.setOut(out);
    }

    @Test
    void memberWhomTheRelayRefusesIsSuppressedThoughNoServerRuns() throws IOException {
        relay.at("RCPT", e -> e.line().contains("bo@"), Answer.reply("550 5.1.1 <bo@example.org>: User unknown"));

        assertThat(command("send", "--digest", "daily")).isEqualTo(Exit.PARTLY);

        assertThat(relay.received()).hasSize(3);
        assertThat(status("bo@example.org")).isEqualTo("bounced");
        assertThat(status("ann@example.org")).isEqualTo("active");
    }

    @Test
    void tooManyComplaintsHoldTheNextEditionUntilAPersonSendsIt() throws IOException {
        complaints(3);

        assertThat(command("send", "--digest", "daily")).isEqualTo(Exit.PARTLY);

        assertThat(relay.received()).isEmpty();
        assertThat(jdbc.sql("select state || ': ' || held_because from edition")
                        .query(String.class)
                        .single())
                .startsWith("held: 3 complaints on 900 letters (0.33 %) in 7 days");
        jdbc.sql("update edition set state = 'ready'").update();
        assertThat(command("send", "--digest", "daily")).isZero();
        assertThat(relay.received()).hasSize(4);
    }

    private void complaints(int count) {
        jdbc.sql("insert into bounce_volume values (7, 'gmail', 'daily', current_date, 900, 0, 0)")
                .update();
        jdbc.sql("""
                        insert into bounce_event (fingerprint, at, way, kind, cause, rule, vouched, provider, consequence)
                        select n::text::bytea, now(), 'hook', 'complaint', 'complaint', 'arf', false, 'gmail', 'nothing'
                          from generate_series(1, :count) n
                        """).param("count", count).update();
    }

    private String status(String address) {
        return jdbc.sql("select status from member where address = :address")
                .param("address", address)
                .query(String.class)
                .single();
    }

    private int command(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--spring.datasource.url=" + database,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + relay.port(),
                "--broadsheet.site.url=https://letters.example.org",
                "--broadsheet.mail.from=daily@example.org",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.feeds[0].name=news",
                "--broadsheet.feeds[0].url=" + feed().toUri(),
                "--broadsheet.digests.daily.title=Daily"));
        return Commands.run(Broadsheet.class, all.toArray(String[]::new)).orElseThrow();
    }

    private Path feed() throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                TODAY.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        return Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link><item><title>One</title>"
                        + "<link>https://example.org/one</link><pubDate>" + date + "</pubDate></item></channel></rss>");
    }
}
