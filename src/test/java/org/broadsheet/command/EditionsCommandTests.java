package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code editions} steers a send that another process is at. */
class EditionsCommandTests {
    private static final Instant TODAY = Instant.now();
    private static final String EDITION =
            LocalDate.ofInstant(TODAY, ZoneOffset.UTC).toString();
    private static final int MEMBERS = 300;

    @TempDir
    Path folder;

    // A command takes stdout for itself.
    private final PrintStream out = System.out;
    private final ScriptedRelay relay = ScriptedRelay.start();
    private final String database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource(database));

    @BeforeEach
    void importMembers() throws IOException {
        String rows = IntStream.range(0, MEMBERS)
                .mapToObj(n -> "m" + n + "@example.org")
                .collect(Collectors.joining("\n"));
        Path members = Files.writeString(folder.resolve("members.csv"), "email\n" + rows + "\n");
        assertThat(command("members", "import", members.toString())).isZero();
    }

    @AfterEach
    void close() {
        relay.close();
        System.setOut(out);
    }

    @Test
    void pauseHoldsItResumeLetsItGoOnAndCancelLeavesATrueReceipt() throws Exception {
        relay.at("DOT", Answer.reply("250 2.0.0 Ok").after(Duration.ofMillis(250)));
        CompletableFuture<Integer> send = CompletableFuture.supplyAsync(() -> quietly("send", "--digest", "daily"));
        while (relay.contentsBegun() < 16) TimeUnit.MILLISECONDS.sleep(20);

        assertThat(command("editions", "pause", "daily", EDITION)).isZero();

        TimeUnit.SECONDS.sleep(1);
        int held = relay.contentsBegun();
        TimeUnit.SECONDS.sleep(1);
        assertThat(relay.contentsBegun()).isEqualTo(held).isLessThan(MEMBERS);
        assertThat(command("editions", "report", "daily", EDITION)).isZero();

        assertThat(command("editions", "cancel", "daily", EDITION)).isZero();

        assertThat(send.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.PARTLY);
        assertThat(accepted()).isEqualTo(held).isEqualTo(relay.received().size());
        assertThat(command("editions", "resume", "daily", EDITION)).isEqualTo(Exit.PARTLY);
        assertThat(relay.received()).hasSize(held);
    }

    @Test
    void resumeSendsWhatWaitsForApproval() throws Exception {
        assertThat(command("send", "--digest", "daily", "--broadsheet.digests.daily.approval=required"))
                .isEqualTo(Exit.PARTLY);
        assertThat(relay.received()).isEmpty();

        assertThat(command("editions", "resume", "daily", EDITION)).isZero();

        assertThat(relay.received()).hasSize(MEMBERS);
    }

    @Test
    void unknownEditionIsToldInALine() throws Exception {
        assertThat(command("editions", "pause", "daily", "2001-01-01")).isEqualTo(Exit.USAGE);
    }

    private long accepted() {
        return jdbc.sql("select count(*) from delivery where state = 'accepted'")
                .query(Long.class)
                .single();
    }

    private int quietly(String... words) {
        try {
            return command(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
