package org.broadsheet.delivery.session;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.DeliverySettings.WarmUp;
import org.broadsheet.delivery.Outage;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.smtp.SmtpEngine.Pace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all processes may send together. They take it in blocks, so that a message costs nothing. */
@Component
public class RateLimits {
    private final JdbcClient jdbc;
    private final DeliverySettings settings;
    private final DigestSettings digests;
    private final Clock clock;

    RateLimits(JdbcClient jdbc, DeliverySettings settings, DigestSettings digests, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.digests = digests;
        this.clock = clock;
    }

    /** One for all runs of this process. */
    public Pace relay() {
        return new RelayLimiter(settings.ratePerSecond());
    }

    DomainLimiter domains() {
        return new DomainLimiter(this, settings.domainLimits());
    }

    private static final String TAKE = """
            insert into delivery_pace as p (name, taken_until, promised_until)
            values (:name, clock_timestamp() + :seconds * interval '1 second', clock_timestamp())
                on conflict (name) do update
               set taken_until = greatest(p.taken_until, clock_timestamp() - :late * interval '1 second')
                                 + :seconds * interval '1 second'
            returning extract(epoch from taken_until - clock_timestamp()) - :seconds
            """;

    /**
     * Takes the next slots of a rate; they follow those that anyone took before.
     *
     * @param late slots that nobody took are kept for so long
     * @return how long until the first of them; less than nothing for one of those
     */
    Duration take(String name, int slots, double perSecond, Duration late) {
        return seconds(jdbc.sql(TAKE)
                .param("name", name)
                .param("seconds", slots / perSecond)
                .param("late", late.toMillis() / 1000.0));
    }

    private static final String PEEK = """
            select coalesce((select extract(epoch from p.taken_until - clock_timestamp())
                               from delivery_pace p where p.name = :name), 0)
            """;

    /** How long until the next free slot. */
    Duration wait(String name) {
        Duration wait = seconds(jdbc.sql(PEEK).param("name", name));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static final String PROMISE = """
            update delivery_pace p
               set promised_until = greatest(p.promised_until, p.taken_until, clock_timestamp())
                                    + :seconds * interval '1 second'
             where p.name = :name
            returning extract(epoch from promised_until - clock_timestamp()) - :seconds
            """;

    /** When those may ask again for whom there is no slot yet; nothing is taken for them. */
    Duration promise(String name, int slots, double perSecond) {
        return seconds(jdbc.sql(PROMISE).param("name", name).param("seconds", slots / perSecond));
    }

    private static final String TAKE_OF_DAY = """
            with before as (
                select coalesce((select taken from delivery_day where day = :day for update), 0) as taken),
            granted as (
                select least(:wanted::bigint, greatest(0, :cap - taken)) as messages from before),
            counted as (
                insert into delivery_day as d (day, taken) select :day, messages from granted
                    on conflict (day) do update set taken = d.taken + excluded.taken)
            select messages from granted
            """;

    /** Takes of today's messages as many as the warm-up leaves, up to {@code wanted}. */
    int takeOfDay(int wanted) {
        LocalDate day = today();
        long cap = cap(day);
        if (cap == Long.MAX_VALUE) return wanted;
        return jdbc.sql(TAKE_OF_DAY)
                .param("day", Date.valueOf(day))
                .param("wanted", wanted)
                .param("cap", cap)
                .query(Integer.class)
                .single();
    }

    private static final String GIVE_BACK = """
            update delivery_day set taken = greatest(0, taken - :messages) where day = :day
            """;

    void giveBackOfDay(int messages) {
        LocalDate day = today();
        if (messages <= 0 || cap(day) == Long.MAX_VALUE) return;
        jdbc.sql(GIVE_BACK)
                .param("day", Date.valueOf(day))
                .param("messages", messages)
                .update();
    }

    boolean isDayFull() {
        int one = takeOfDay(1);
        giveBackOfDay(one);
        return one == 0;
    }

    /** When there are messages of a day again. */
    Instant tomorrow() {
        return today().plusDays(1).atStartOfDay(digests.newsroom().zone()).toInstant();
    }

    private long cap(LocalDate day) {
        WarmUp warmUp = settings.warmUp();
        return warmUp == null ? Long.MAX_VALUE : warmUp.cap(day);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), digests.newsroom().zone());
    }

    private static Duration seconds(JdbcClient.StatementSpec statement) {
        return Duration.ofNanos(Math.round(statement.query(Double.class).single() * 1e9));
    }

    /**
     * When the next message may go: one slot each at an even distance, taken from the common budget in blocks of a twentieth
     * of a second.
     */
    final class RelayLimiter implements Pace {
        /** Slots missed by more than this are lost: caught up with, they would be a burst. */
        private static final Duration LATEST = Duration.ofMillis(150);

        private static final int BLOCKS_A_SECOND = 20;

        /** Without the common budget only a trickle: nothing begins anyway while the ledger cannot be written. */
        private static final Duration AFTER_OUTAGE = Duration.ofMillis(250);

        private final double perSecond;
        private final int block;
        private final long distance;
        private long slot;
        private int left;

        RelayLimiter(double perSecond) {
            this.perSecond = perSecond;
            this.block = Math.max(1, (int) (perSecond / BLOCKS_A_SECOND));
            this.distance = perSecond == 0 ? 0 : Math.round(1e9 / perSecond);
        }

        @Override
        public synchronized Duration untilNext() {
            if (perSecond == 0) return Duration.ZERO;
            long now = System.nanoTime();
            while (left > 0 && now - slot > LATEST.toNanos()) skip();
            if (left == 0 && !takeBlock(now)) return AFTER_OUTAGE;
            Duration wait = Duration.ofNanos(Math.max(0, slot - now));
            skip();
            return wait;
        }

        private void skip() {
            slot += distance;
            left--;
        }

        private boolean takeBlock(long now) {
            try {
                slot = now + take("all", block, perSecond, LATEST).toNanos();
                left = block;
                return true;
            } catch (RuntimeException e) {
                if (Outage.is(e)) return false;
                throw e;
            }
        }
    }
}
