package org.broadsheet.platform;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Limits how often something may be done, on all replicas together: a leaky bucket for each key, kept in the database as
 * the instant when it will be empty (the generic cell rate algorithm, ITU-T I.371). All times are the database's.
 *
 * <p>One statement decides and counts, so that of many calls at once no more pass than the bucket holds. Where the
 * database is away the exception reaches the caller: nothing passes uncounted. Call it outside of a transaction: inside
 * one, a rollback takes the count back, and others wait for the row until the end.
 */
@Service
public class Throttle {
    private static final int PURGED_AT_ONCE = 1000;

    private final JdbcClient jdbc;

    Throttle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How often.
     *
     * @param name of what is limited; limits of different names do not share their keys
     * @param size how many at once
     * @param refill after how long one more is free
     */
    public record Limit(String name, int size, Duration refill) {
        public Limit {
            if (size < 1 || refill.toMillis() < 1)
                throw new IllegalArgumentException("no limit: " + size + ", " + refill);
        }
    }

    private static final String TAKE = """
            insert into throttle as t (key, empty_at) values (:key, clock_timestamp() + :refill * interval '1 millisecond')
            on conflict (key) do update
               set empty_at = greatest(t.empty_at, clock_timestamp()) + :refill * interval '1 millisecond'
             where t.empty_at <= clock_timestamp() + :refill * (:size - 1) * interval '1 millisecond'
            returning key
            """;

    /**
     * Counts one for the key. False: too many, and this one is not counted.
     *
     * @param key whom the limit is for: a network, an account, a mailbox; only its hash is stored
     */
    public boolean take(Limit limit, String key) {
        if (ThreadLocalRandom.current().nextInt(100) == 0) purge();
        return jdbc.sql(TAKE)
                .param("key", stored(limit, key))
                .param("refill", limit.refill().toMillis())
                .param("size", limit.size())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private static final String IS_FULL = """
            select exists (select from throttle
                            where key = :key
                              and empty_at > clock_timestamp() + :refill * (:size - 1) * interval '1 millisecond')
            """;

    /** Whether {@link #take} would now be false; counts nothing. */
    public boolean isFull(Limit limit, String key) {
        return jdbc.sql(IS_FULL)
                .param("key", stored(limit, key))
                .param("refill", limit.refill().toMillis())
                .param("size", limit.size())
                .query(Boolean.class)
                .single();
    }

    /** Empties the key's bucket: whoever it was filled by has shown to be welcome. */
    public void reset(Limit limit, String key) {
        jdbc.sql("delete from throttle where key = :key")
                .param("key", stored(limit, key))
                .update();
    }

    private static final String PURGE = """
            delete from throttle
             where key in (select key from throttle where empty_at < now() limit :most for update skip locked)
            """;

    /** Deletes some of the buckets that are empty: an absent row means the same. */
    int purge() {
        return jdbc.sql(PURGE).param("most", PURGED_AT_ONCE).update();
    }

    private static String stored(Limit limit, String key) {
        return Tokens.hash(limit.name() + '\0' + key);
    }
}
