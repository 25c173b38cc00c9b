package org.broadsheet.bounce.mailbox;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.edition.Objection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What all replicas know of the bounce mailbox: who reads it, when it was last read to its end, and whose reading began
 * without ending. All times are the database's.
 */
@Component
class MailboxState {
    private static final int MOST_TRIES = 2;

    private final JdbcClient jdbc;
    private final String holder = UUID.randomUUID().toString();

    MailboxState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String HOLD = """
            insert into bounce_mailbox (holder, until, read_at)
            values (:holder, now() + :seconds * interval '1 second', now())
            on conflict (id) do update
               set holder = excluded.holder, until = excluded.until
             where bounce_mailbox.holder = excluded.holder or bounce_mailbox.until < now()
            returning true
            """;

    /** Whether this process reads the mailbox for this long from now; false while another one does. */
    boolean hold(Duration lease) {
        return jdbc.sql(HOLD)
                .param("holder", holder)
                .param("seconds", lease.toSeconds())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private static final String RELEASE = "update bounce_mailbox set until = now() where holder = :holder";

    /** Lets another process read at once. */
    void release() {
        jdbc.sql(RELEASE).param("holder", holder).update();
    }

    private static final String READ = "update bounce_mailbox set read_at = now() where holder = :holder";

    void readToTheEnd() {
        jdbc.sql(READ).param("holder", holder).update();
    }

    private static final String BEGIN = """
            insert into bounce_begun (fingerprint, begun_at, times) values (:fingerprint, now(), 1)
            on conflict (fingerprint) do update
               set begun_at = case when bounce_begun.times > :most then bounce_begun.begun_at else now() end,
                   times = least(bounce_begun.times, :most) + 1
            returning times
            """;

    /** Notes before a mail is read that its reading begins. False where it began {@value #MOST_TRIES} times without an end. */
    boolean begin(byte[] fingerprint) {
        return jdbc.sql(BEGIN)
                        .param("fingerprint", fingerprint)
                        .param("most", MOST_TRIES)
                        .query(Integer.class)
                        .single()
                <= MOST_TRIES;
    }

    private static final String END = "delete from bounce_begun where fingerprint = :fingerprint";

    void end(byte[] fingerprint) {
        jdbc.sql(END).param("fingerprint", fingerprint).update();
    }

    private static final String UNREAD = """
            select coalesce(extract(epoch from now() - (select read_at from bounce_mailbox)), 0)::bigint
            """;

    /** How long ago the mailbox was last read to its end; zero where nobody has begun to read it. */
    Duration unreadFor() {
        return Duration.ofSeconds(jdbc.sql(UNREAD).query(Long.class).single());
    }

    private static final String ASIDE = """
            select count(*) from bounce_begun where times > :most and begun_at > now() - interval '1 day'
            """;

    /** How many mails were set aside within the last day. */
    long setAside() {
        return jdbc.sql(ASIDE).param("most", MOST_TRIES).query(Long.class).single();
    }

    /** Alerts where the bounce mailbox is not read any more, or where a mail in it could not be. */
    @Component
    static class MailboxWarning implements Objection {
        private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

        private final MailboxSettings settings;
        private final MailboxState state;

        MailboxWarning(MailboxSettings settings, MailboxState state) {
            this.settings = settings;
            this.state = state;
        }

        /** Never: what does not come in is no reason not to send. */
        @Override
        public Optional<String> toAutomaticSend(String digest) {
            return Optional.empty();
        }

        @Override
        public Optional<String> warning(String digest) {
            if (!settings.isSet()) return Optional.empty();
            Duration unread = state.unreadFor();
            if (unread.compareTo(LONGEST_SILENCE.plus(settings.interval())) > 0) {
                return Optional.of(
                        "the bounce mailbox has not been read for %d minutes: bounces and complaints are not seen"
                                .formatted(unread.toMinutes()));
            }
            long aside = state.setAside();
            return aside == 0
                    ? Optional.empty()
                    : Optional.of(
                            "%d mails in the bounce mailbox could not be read and were set aside".formatted(aside));
        }
    }
}
