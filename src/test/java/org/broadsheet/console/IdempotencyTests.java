package org.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A script that does not know whether its request arrived, and asks again. */
class IdempotencyTests {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());
    private final RequestKeys sends = new RequestKeys(jdbc);
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void sameRequestGetsTheSameAnswerAndSendsNothing() {
        assertThat(sends.once("k", "daily\n", this::send).edition()).isEqualTo("edition-1");

        assertThat(sends.once("k", "daily\n", this::send).edition()).isEqualTo("edition-1");
        assertThat(new RequestKeys(jdbc).once("k", "daily\n", this::send).edition())
                .isEqualTo("edition-1");
        assertThat(sends.once("other", "daily\n", this::send).edition()).isEqualTo("edition-2");
    }

    @Test
    void keyOfAnotherRequestIsRefused() {
        sends.once("k", "daily\n", this::send);

        assertThat(sends.once("k", "weekly\n", this::send).refusal()).isEqualTo(RequestKeys.Refusal.OTHER_REQUEST);
        assertThat(sent).hasValue(1);
    }

    @Test
    void ofManyAtOnceOneSends() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(4);
        List<Callable<RequestKeys.Result>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            all.add(() -> sends.once("k", "daily\n", () -> {
                await(slow);
                return send();
            }));
        var results = all.stream().map(pool::submit).toList();
        Awaitility.await().until(() -> results.stream().filter(Future::isDone).count() == 3);
        slow.countDown();

        List<RequestKeys.Result> got = new ArrayList<>();
        for (var result : results) got.add(result.get());
        pool.shutdown();
        assertThat(sent).hasValue(1);
        assertThat(got)
                .filteredOn(r -> r.refusal() == RequestKeys.Refusal.UNDER_WAY)
                .hasSize(3);
    }

    @Test
    void requestThatFailedMayBeTriedAgain() {
        try {
            sends.once("k", "daily\n", () -> {
                throw new IllegalStateException("away");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("away");
        }

        assertThat(sends.once("k", "daily\n", this::send).edition()).isEqualTo("edition-1");
    }

    @Test
    void processThatDiedWithoutAnAnswerBlocksItsKeyForAMinute() {
        jdbc.sql(
                        "insert into api_send (key, fingerprint, asked)"
                                + " values ('k', sha256(convert_to('daily' || chr(10), 'UTF8')), now() - interval '50 seconds')")
                .update();
        assertThat(sends.once("k", "daily\n", this::send).refusal()).isEqualTo(RequestKeys.Refusal.UNDER_WAY);

        jdbc.sql("update api_send set asked = now() - interval '61 seconds'").update();
        assertThat(sends.once("k", "daily\n", this::send).edition()).isEqualTo("edition-1");
    }

    private String send() {
        return "edition-" + sent.incrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
