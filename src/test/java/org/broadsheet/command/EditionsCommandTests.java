package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.broadsheet.Waiting;
import org.broadsheet.smtp.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code editions} steers a send that another process is at. */
class EditionsCommandTests {
    private static final int MEMBERS = 300;

    private SmallNewsroom newsroom;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = new SmallNewsroom(folder);
        newsroom.enlist(IntStream.range(0, MEMBERS)
                .mapToObj(n -> "m" + n + "@example.org")
                .toList());
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void pauseHoldsItAndCancelLeavesATrueReceipt() throws Exception {
        newsroom.relay.at("DOT", Answer.reply("250 2.0.0 Ok").after(Duration.ofMillis(250)));
        CompletableFuture<Integer> send =
                CompletableFuture.supplyAsync(() -> newsroom.command("send", "--digest", "daily"));
        Waiting.until(() -> newsroom.relay.contentsBegun() >= 16);

        assertThat(newsroom.command("editions", "pause", "daily", SmallNewsroom.EDITION))
                .isZero();

        TimeUnit.SECONDS.sleep(1);
        int held = newsroom.relay.contentsBegun();
        TimeUnit.SECONDS.sleep(1);
        assertThat(newsroom.relay.contentsBegun()).isEqualTo(held).isLessThan(MEMBERS);

        assertThat(newsroom.command("editions", "cancel", "daily", SmallNewsroom.EDITION))
                .isZero();

        assertThat(send.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.PARTLY);
        assertThat(accepted())
                .isEqualTo(held)
                .isEqualTo(newsroom.relay.received().size());
        assertThat(newsroom.command("editions", "resume", "daily", SmallNewsroom.EDITION))
                .isEqualTo(Exit.PARTLY);
        assertThat(newsroom.relay.received()).hasSize(held);
    }

    @Test
    void resumeSendsWhatWaitsForApproval() {
        assertThat(newsroom.command("send", "--digest", "daily", "--broadsheet.digests.daily.approval=required"))
                .isEqualTo(Exit.PARTLY);
        assertThat(newsroom.relay.received()).isEmpty();

        assertThat(newsroom.command("editions", "resume", "daily", SmallNewsroom.EDITION))
                .isZero();

        assertThat(newsroom.relay.received()).hasSize(MEMBERS);
    }

    @Test
    void unknownEditionIsWrongUsage() {
        assertThat(newsroom.command("editions", "pause", "daily", "2001-01-01")).isEqualTo(Exit.USAGE);
    }

    private long accepted() {
        return newsroom.jdbc
                .sql("select count(*) from delivery where state = 'accepted'")
                .query(Long.class)
                .single();
    }
}
