package org.broadsheet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.TestDatabase;
import org.broadsheet.platform.Throttle.Limit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ThrottleTests {
    private static final String DATABASE = TestDatabase.create();
    private static final Limit TRIES = new Limit("tries", 5, Duration.ofMinutes(1));

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource(DATABASE));
    private final Throttle throttle = new Throttle(jdbc);

    @Test
    void noMoreThanTheSizePassAndOneMoreAfterEachRefill() {
        assertThat(taken(TRIES, "refilled", 8)).isEqualTo(5);
        pass(Duration.ofSeconds(59));
        assertThat(taken(TRIES, "refilled", 3)).isZero();
        pass(Duration.ofSeconds(2));
        assertThat(taken(TRIES, "refilled", 3)).isEqualTo(1);
        pass(Duration.ofHours(9));
        assertThat(taken(TRIES, "refilled", 8)).isEqualTo(5);
    }

    @Test
    void ofManyAtOnceOnTwoReplicasNoMoreThanTheSizePass() throws Exception {
        Throttle other = new Throttle(JdbcClient.create(TestDatabase.dataSource(DATABASE)));
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> throttle.take(TRIES, "raced"));
            calls.add(() -> other.take(TRIES, "raced"));
        }
        var threads = Executors.newFixedThreadPool(8);

        int passed = 0;
        for (Future<Boolean> call : threads.invokeAll(calls)) if (call.get()) passed++;

        threads.shutdown();
        assertThat(passed).isEqualTo(5);
    }

    @Test
    void keysAndLimitsAreCountedApartAndAResetEmptiesOne() {
        Limit links = new Limit("links", 5, Duration.ofMinutes(1));
        taken(TRIES, "a", 9);

        assertThat(throttle.take(TRIES, "b")).isTrue();
        assertThat(throttle.take(links, "a")).isTrue();
        throttle.reset(links, "a");
        assertThat(throttle.take(TRIES, "a")).isFalse();
        throttle.reset(TRIES, "a");
        assertThat(taken(TRIES, "a", 9)).isEqualTo(5);
    }

    @Test
    void refusedCallsDoNotProlongTheWait() {
        taken(TRIES, "patient", 60);
        pass(Duration.ofSeconds(61));

        assertThat(throttle.take(TRIES, "patient")).isTrue();
    }

    @Test
    void emptyBucketsArePurgedAndNoKeyIsStoredInClear() {
        throttle.take(TRIES, "my secret typed as a name");
        throttle.take(new Limit("slow", 5, Duration.ofDays(2)), "kept");

        assertThat(jdbc.sql("select count(*) from throttle where key like '%secret%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        pass(Duration.ofHours(1));
        throttle.purge();

        assertThat(jdbc.sql("select count(*) from throttle")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private int taken(Limit limit, String key, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) if (throttle.take(limit, key)) taken++;
        return taken;
    }

    private void pass(Duration time) {
        jdbc.sql("update throttle set empty_at = empty_at - make_interval(secs => :time)")
                .param("time", time.toSeconds())
                .update();
    }
}
