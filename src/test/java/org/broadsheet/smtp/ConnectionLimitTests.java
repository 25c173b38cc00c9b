package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionLimitTests {
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(15));

    private long now = 1;
    private final ConnectionLimit breaker = new ConnectionLimit(16, BACKOFF, () -> now, () -> 0.5);

    @Test
    void beginsWithOneAndDoublesARound() {
        assertThat(breaker.allowed()).isEqualTo(1);

        accept(1);
        assertThat(breaker.allowed()).isEqualTo(2);
        accept(2);
        assertThat(breaker.allowed()).isEqualTo(4);
        accept(100);
        assertThat(breaker.allowed()).isEqualTo(16);
    }

    @Test
    void lostConnectionHalvesWithoutAPause() {
        accept(100);

        breaker.lost();

        assertThat(breaker.allowed()).isEqualTo(8);
    }

    @Test
    void troublePausesThenProbesWithOneAndComesBackToHalf() {
        accept(100);

        breaker.trouble();
        assertThat(breaker.allowed()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(breaker.allowed()).isEqualTo(1);

        accept(7);
        assertThat(breaker.allowed()).isEqualTo(8);
        accept(1);
        assertThat(breaker.allowed()).isEqualTo(8);
    }

    @Test
    void growsSlowlyPastTheLevelOfTheLastTrouble() {
        accept(100);
        breaker.trouble();
        pass(Duration.ofSeconds(1));
        accept(7);

        accept(4 * 8);

        assertThat(breaker.allowed()).isEqualTo(9);
    }

    @Test
    void pauseDoublesWithEachTroubleUpToTheLongestAndIsJittered() {
        Duration[] pauses = new Duration[8];
        for (int i = 0; i < pauses.length; i++) {
            breaker.trouble();
            pauses[i] = breaker.pause();
            pass(breaker.pause());
        }

        assertThat(pauses).startsWith(Duration.ofMillis(750), Duration.ofMillis(1500), Duration.ofSeconds(3));
        assertThat(pauses).endsWith(Duration.ofSeconds(45), Duration.ofSeconds(45));
    }

    @Test
    void whatManyConnectionsTellAtOnceCountsOnce() {
        accept(100);

        for (int i = 0; i < 16; i++) breaker.trouble();

        assertThat(breaker.pause()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void acceptanceUnderWayDuringThePauseIsNoSignThatItIsOver() {
        accept(100);
        breaker.trouble();

        accept(10);

        assertThat(breaker.isTroubled()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(breaker.allowed()).isEqualTo(1);
    }

    @Test
    void troubleLastsUntilAMessageIsServed() {
        breaker.trouble();
        pass(Duration.ofSeconds(20));
        breaker.trouble();
        pass(Duration.ofSeconds(20));
        assertThat(breaker.troubledFor()).isEqualTo(Duration.ofSeconds(40));

        accept(1);

        assertThat(breaker.troubledFor()).isZero();
    }

    private void accept(int times) {
        for (int i = 0; i < times; i++) breaker.accepted();
    }

    private void pass(Duration duration) {
        now += duration.toNanos();
    }
}
