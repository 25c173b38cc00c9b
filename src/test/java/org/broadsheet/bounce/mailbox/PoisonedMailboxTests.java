package org.broadsheet.bounce.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.broadsheet.platform.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that cannot be read must not stop those behind it, on any replica, before or after a restart. */
class PoisonedMailboxTests {
    private static final String PILL = "From: a@b.example\nSubject: " + "!".repeat(100_000) + "\n\nx\n";

    private final BounceRoomOfMailbox room = new BounceRoomOfMailbox();

    @TempDir
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("new"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void mailWhoseReadingBeganTwiceWithoutAnEndIsSetAsideAndTheNextIsRead() throws Exception {
        long member = room.member("olena@example.org");
        write("1.pill", PILL);
        write("2.good", room.bounce(member));
        // Two processes began with it and did not live to see its end.
        assertThat(room.state().begin(fingerprint(PILL))).isTrue();
        assertThat(room.state().begin(fingerprint(PILL))).isTrue();

        assertThat(read(false)).isEqualTo(2);

        assertThat(room.status(member)).isEqualTo("bounced");
        assertThat(folder.resolve("cur").resolve("1.pill:2,FS")).exists();
        assertThat(folder.resolve("new")).isEmptyDirectory();
        assertThat(warning()).hasValueSatisfying(words -> assertThat(words).contains("1 mails", "set aside"));
    }

    @Test
    void mailThatWasReadLeavesNoTrace() throws Exception {
        write("1.pill", PILL);
        room.state().begin(fingerprint(PILL));

        read(true);

        assertThat(folder.resolve("cur").resolve("1.pill:2,S")).exists();
        assertThat(room.jdbc()
                        .sql("select count(*) from bounce_begun")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void mailThatIsTriedAgainStaysWhereItIs() throws Exception {
        write("1.mail", PILL);

        try (BounceMailbox mailbox = new Maildir(folder, false, Duration.ofSeconds(1))) {
            mailbox.read(mail -> BounceMailbox.Outcome.AGAIN);
        }

        assertThat(folder.resolve("new").resolve("1.mail")).exists();
    }

    @Test
    void onlyOneProcessReadsAtATime() {
        MailboxState other = new MailboxState(room.jdbc());

        assertThat(room.state().hold(Duration.ofMinutes(5))).isTrue();
        assertThat(other.hold(Duration.ofMinutes(5))).isFalse();
        assertThat(room.state().hold(Duration.ofMinutes(5))).isTrue();
        room.state().release();
        await().until(() -> other.hold(Duration.ofMinutes(5)));
        assertThat(room.state().hold(Duration.ofMinutes(5))).isFalse();
    }

    @Test
    void leaseOfADeadProcessEnds() {
        room.state().hold(Duration.ofMinutes(5));
        room.jdbc()
                .sql("update bounce_mailbox set until = now() - interval '1 second'")
                .update();

        assertThat(new MailboxState(room.jdbc()).hold(Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void mailboxThatDoesNotMoveForAnHourIsWarnedOf() {
        assertThat(warning()).isEmpty();
        room.state().hold(Duration.ofMinutes(5));
        room.jdbc()
                .sql("update bounce_mailbox set read_at = now() - interval '66 minutes'")
                .update();

        assertThat(warning()).hasValueSatisfying(words -> assertThat(words).contains("not been read for 66 minutes"));
        room.state().readToTheEnd();
        assertThat(warning()).isEmpty();
    }

    private java.util.Optional<String> warning() {
        return new MailboxState.MailboxWarning(settings(), room.state()).warning("daily");
    }

    private MailboxSettings settings() {
        return new MailboxSettings(
                MailboxSettings.Protocol.MAILDIR,
                null,
                0,
                "",
                "",
                MailboxSettings.Security.TLS,
                "INBOX",
                folder,
                Duration.ofMinutes(5),
                true,
                Map.of());
    }

    private int read(boolean keep) throws Exception {
        try (BounceMailbox mailbox = new Maildir(folder, keep, Duration.ofSeconds(1))) {
            return mailbox.read(room.intake());
        }
    }

    private void write(String name, String mail) throws IOException {
        Files.writeString(folder.resolve("new").resolve(name), mail);
    }

    private static byte[] fingerprint(String mail) {
        return Tokens.sha256(mail.getBytes(StandardCharsets.UTF_8));
    }
}
