package org.broadsheet.job.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.job.DigestRun;
import org.broadsheet.newsroom.DigestSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What fails at once is tried again later and later, and nobody is kept from what is somebody else's. */
class AttemptsTests {
    private final AtomicLong now = new AtomicLong();
    private final Attempts attempts = new Attempts(settings(), now::get);

    @Test
    void whatHasJustFailedIsTriedAgainAfterAPauseThatGrowsToFiveMinutes() {
        DigestRun run = run("daily");
        assertThat(attempts.begin(run)).isTrue();
        assertThat(attempts.begin(run)).as("while it is under way").isFalse();
        attempts.end(run, true);
        assertThat(attempts.begin(run("weekly"))).as("another").isTrue();

        for (int pause : new int[] {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            seconds(pause - 1);
            assertThat(attempts.begin(run)).as("before %d s", pause).isFalse();
            seconds(1);
            assertThat(attempts.begin(run)).as("after %d s", pause).isTrue();
            attempts.end(run, true);
        }
    }

    @Test
    void whatLastedBeforeItFailedIsTakenUpAgainAtOnce() {
        DigestRun run = run("daily");
        attempts.begin(run);
        seconds(10);
        attempts.end(run, true);

        assertThat(attempts.begin(run)).isTrue();
    }

    private void seconds(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void whatWentWellIsTakenUpAgainAtOnce() {
        DigestRun run = run("daily");
        attempts.begin(run);
        attempts.end(run, false);

        assertThat(attempts.begin(run)).isTrue();
    }

    @Test
    void digestOfOtherSettingsIsLeftToThem() {
        assertThat(attempts.begin(run("evening"))).isFalse();
    }

    private static DigestRun run(String digest) {
        Instant at = Instant.parse("2026-11-16T05:00:00Z");
        return new DigestRun(digest, LocalDate.ofInstant(at, ZoneOffset.UTC), 1, at, false);
    }

    private static DigestSettings settings() {
        Map<String, String> titles =
                Map.of("broadsheet.digests.daily.title", "Daily", "broadsheet.digests.weekly.title", "Weekly");
        return new Binder(List.of(new MapConfigurationPropertySource(titles)))
                .bind("broadsheet", DigestSettings.class)
                .get();
    }
}
