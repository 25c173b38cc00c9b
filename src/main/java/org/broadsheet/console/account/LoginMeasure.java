package org.broadsheet.console.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How often somebody may try: measures that fill by a try and empty with time, in the database, so that they hold on all
 * nodes. They slow a guesser down and lock nobody out: a name has one more try a minute whatever strangers do, and from a
 * network where its owner has entered before, it has a measure of its own.
 */
@Service
class LoginMeasure {
    private static final Measure NAME = new Measure(10, Duration.ofMinutes(1));
    private static final Measure NAME_AT_HOME = new Measure(10, Duration.ofSeconds(30));
    private static final Measure NETWORK = new Measure(40, Duration.ofSeconds(15));
    private static final Measure KEPT_FORMS = new Measure(30, Duration.ofMinutes(1));
    private static final Measure ASKERS = new Measure(10, Duration.ofMinutes(1));
    private static final Measure ASKED_FOR = new Measure(3, Duration.ofMinutes(20));
    private static final Duration HOME = Duration.ofDays(90);

    private final JdbcClient jdbc;

    LoginMeasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param size how many tries at once; one more for each {@code refill} */
    private record Measure(int size, Duration refill) {}

    /** Counts a try before it is made, so that many at once do not slip through. False: not now. */
    boolean mayTry(String name, String network) {
        purgeNowAndThen();
        if (!fill("network " + network, NETWORK)) return false;
        return isHome(name, network) ? fill(atHome(name, network), NAME_AT_HOME) : fill("name " + folded(name), NAME);
    }

    /** Whether a form of somebody who is not logged in may be kept for them: it takes room. */
    boolean mayKeep(String network) {
        return fill("kept " + network, KEPT_FORMS);
    }

    /** Whether somebody there may ask for a link for a new password, for whomever. */
    boolean mayAsk(String network) {
        return fill("asks " + network, ASKERS);
    }

    /** Whether a link may be made for that account once more: each one ends the one before it. */
    boolean mayHaveLink(String username) {
        return fill("link " + folded(username), ASKED_FOR);
    }

    /** The measure of one who knew the password is empty again, and this network is theirs. */
    void entered(String username, String network) {
        jdbc.sql("delete from login_measure where key = :key")
                .param("key", hash(atHome(username, network)))
                .update();
        jdbc.sql(AT_HOME).param("username", username).param("network", network).update();
    }

    private static final String AT_HOME = """
            insert into account_network (username, network, entered) values (:username, :network, now())
            on conflict (username, network) do update set entered = now()
            """;

    private static final String IS_HOME = """
            select exists (select from account_network n join account a on a.username = n.username
                            where lower(:name) in (lower(a.username), lower(a.email)) and n.network = :network
                              and n.entered > now() - make_interval(secs => :kept))
            """;

    private boolean isHome(String name, String network) {
        return jdbc.sql(IS_HOME)
                .param("name", name.replace("\0", ""))
                .param("network", network)
                .param("kept", HOME.toSeconds())
                .query(Boolean.class)
                .single();
    }

    private static String atHome(String name, String network) {
        return "name " + folded(name) + " at " + network;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static final String FILL = """
            insert into login_measure as m (key, level, at) values (:key, 1, now())
            on conflict (key) do update
               set level = greatest(0, m.level - extract(epoch from now() - m.at) / :refill) + 1, at = now()
             where greatest(0, m.level - extract(epoch from now() - m.at) / :refill) + 1 <= :size
            returning level
            """;

    private boolean fill(String key, Measure measure) {
        return jdbc.sql(FILL)
                .param("key", hash(key))
                .param("refill", measure.refill().toSeconds())
                .param("size", measure.size())
                .query(Double.class)
                .optional()
                .isPresent();
    }

    private void purgeNowAndThen() {
        if (ThreadLocalRandom.current().nextInt(100) == 0)
            jdbc.sql("delete from login_measure where at < now() - interval '1 day'")
                    .update();
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
