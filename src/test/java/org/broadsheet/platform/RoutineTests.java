package org.broadsheet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutineTests {
    private final AtomicInteger rounds = new AtomicInteger();
    private final Routine routine = new Routine("routine-test", Duration.ZERO, Duration.ofMillis(5)) {
        @Override
        protected void round() {
            if (rounds.incrementAndGet() < 3) throw new IllegalStateException("round " + rounds.get());
        }
    };

    @AfterEach
    void stop() {
        routine.stop();
    }

    @Test
    void roundThatFailsIsNotTheLast() {
        routine.start();

        Awaitility.await().until(() -> rounds.get() > 4);
        assertThat(routine.isRunning()).isTrue();
    }

    @Test
    void noRoundBeginsAfterTheEnd() throws InterruptedException {
        routine.start();
        Awaitility.await().until(() -> rounds.get() > 0);

        routine.stop();

        Thread.sleep(50);
        int until = rounds.get();
        Thread.sleep(50);
        assertThat(rounds).hasValue(until);
        assertThat(routine.isRunning()).isFalse();
    }
}
