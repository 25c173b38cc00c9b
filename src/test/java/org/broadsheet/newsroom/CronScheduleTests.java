package org.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CronScheduleTests {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 7 * * *|0 0 7 * * ?",
                "0 7 * * *|0 0 7 * * ?",
                "0 0 7 * * MON-FRI|0 0 7 ? * MON-FRI",
                "0 7 * * 1-5|0 0 7 ? * MON-FRI",
                "30 18 * * 0|0 30 18 ? * SUN",
                "0 7 1 * *|0 0 7 1 * ?",
                "@daily|0 0 0 * * ?",
                "@weekly|0 0 0 ? * SUN",
                "hourly|0 0 * * * ?",
                "*-*-* 07:00:00|0 0 7 * * ?",
                "Mon..Fri 07:30|0 30 7 ? * MON-FRI",
                "Sat,Sun 9:00|0 0 9 ? * SAT,SUN",
                "7 o'clock|0 0 7 * * ?",
                "|0 0 7 * * ?",
                "every day|0 0 7 * * ?",
                "0 0 25 * * ?|0 0 7 * * ?",
                "*/5 * * * *|0 */5 * * * ?"
            })
    void anotherDialectIsRefusedWithAHint(String cron, String hint) {
        String given = cron == null ? "" : cron;

        assertThat(CronSchedule.problem(given, KYIV, NOW)).hasValueSatisfying(problem -> assertThat(problem)
                .contains("is no Quartz cron expression")
                .contains("'" + hint + "'"));
        assertThat(CronSchedule.problem(hint, KYIV, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 0 7 1 1 ? 2020", "0 0 7 31 2 ?", "0 0 7 29 2 ? 2027"})
    void aScheduleThatNeverFiresAgainIsRefused(String cron) {
        assertThat(CronSchedule.problem(cron, KYIV, NOW))
                .hasValueSatisfying(problem -> assertThat(problem).contains("never fires again"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 0 7 ? * *", "0 0 7 ? * 1-5", "0 0 9 ? * SAT", "0 0 7 29 2 ?"})
    void quartzOwnLinesAreTaken(String cron) {
        assertThat(CronSchedule.problem(cron, KYIV, NOW)).isEmpty();
    }

    @Test
    void theSettingIsNamed() {
        assertThatThrownBy(() -> bound("0 7 * * *"))
                .rootCause()
                .hasMessageStartingWith("broadsheet.digests.daily.schedule '0 7 * * *' is no Quartz cron expression");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A week, whenever one looks: at its time, late, and in the days before.
                "0 0 9 ? * SAT|2026-11-28T07:00:00Z|P7D", "0 0 9 ? * SAT|2026-11-28T08:30:00Z|P7DT1H30M",
                "0 0 9 ? * SAT|2026-12-02T07:00:00Z|P4D", "0 0 7 * * ?|2026-11-30T05:00:00Z|PT24H",
                "0 0 7 ? * MON-FRI|2026-11-30T05:00:00Z|PT72H", "0 0 7 ? * MON-FRI|2026-11-30T05:40:00Z|PT72H40M",
                "0 0 7,18 * * ?|2026-11-30T16:00:00Z|PT11H", "0 0 7 1 * ?|2026-12-01T05:00:00Z|P30D",
                // The night in which the clock was set back.
                "0 0 7 * * ?|2026-10-25T05:00:00Z|PT25H", "0 0 9 ? * SAT|2026-10-31T07:00:00Z|PT169H",
                "0 0 9 ? * SAT|2026-04-04T06:00:00Z|PT167H"
            })
    void theWindowIsTheTimeSinceTheOneBefore(String cron, String at, String window) {
        assertThat(CronSchedule.period(cron, KYIV, Instant.parse(at), Duration.ofHours(3)))
                .contains(Duration.parse(window));
    }

    @Test
    void aWindowThatIsSetIsTaken() {
        DigestSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "broadsheet.digests.daily.schedule", "0 0 9 ? * SAT",
                        "broadsheet.digests.daily.window", "PT6H",
                        "broadsheet.digests.other.title", "By hand")))
                .bind("broadsheet", DigestSettings.class)
                .get();

        assertThat(settings.window("daily", NOW)).isEqualTo(Duration.ofHours(6));
        assertThat(settings.window("other", NOW)).isEqualTo(Duration.ofDays(1));
    }

    private static DigestSettings bound(String cron) {
        return new Binder(new MapConfigurationPropertySource(Map.of("broadsheet.digests.daily.schedule", cron)))
                .bind("broadsheet", DigestSettings.class)
                .get();
    }
}
