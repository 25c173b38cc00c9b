package org.broadsheet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is asked by many costs the database little, and a database that is outage costs those who ask little. */
class CachedValueTests {
    private static final Duration AGE = Duration.ofMinutes(1);

    private final CachedValue.Outage outage = new CachedValue.Outage();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void answerServesAllWhoAskWithinItsAge() {
        CachedValue<Integer> lately = new CachedValue<>(outage, AGE, asked::incrementAndGet);

        assertThat(lately.get()).isOne();
        assertThat(lately.get()).isOne();
    }

    @Test
    void whenOneHasWaitedInVainTheOthersDoNotWait() {
        assertThatThrownBy(new CachedValue<>(outage, AGE, this::waitInVain)::get)
                .hasRootCauseMessage("no connection");

        CachedValue<Integer> other = new CachedValue<>(outage, AGE, asked::incrementAndGet);
        assertThatThrownBy(other::get).hasRootCauseMessage("another read has just failed");
        assertThat(asked).hasValue(0);
    }

    @Test
    void faultThatIsToldAtOnceIsNobodyElses() {
        CachedValue<Integer> broken = new CachedValue<>(outage, AGE, () -> {
            throw new IllegalStateException("no such table");
        });
        assertThatThrownBy(broken::get).hasRootCauseMessage("no such table");

        assertThat(new CachedValue<>(outage, AGE, asked::incrementAndGet).get()).isOne();
    }

    private Integer waitInVain() {
        try {
            Thread.sleep(1100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("no connection");
    }
}
