package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 7 * * ?             | [daily]           | [07:00]",
                "0 30 18,7 ? * * *       | [daily]           | [07:30, 18:30]",
                "0 0 7 ? * MON-FRI       | [weekdays]        | [07:00]",
                "0 0 7 ? * 2-6           | [weekdays]        | [07:00]",
                "0 0 7 ? * 1,7           | [weekends]        | [07:00]",
                "0 5 9 ? * mon,wed,fri   | [MON, WED, FRI]   | [09:05]",
                "0 5 9 ? * FRI-MON       | [MON, FRI, SAT, SUN] | [09:05]",
                "0 0 7 ? * SUN           | [SUN]             | [07:00]"
            })
    void scheduleIsSaidInDaysAndTimes(String cron, String days, String times) {
        Rhythm rhythm = Rhythm.of(cron);

        assertThat(rhythm).isNotNull();
        assertThat(rhythm.days()).hasToString(days);
        assertThat(rhythm.times()).hasToString(times);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 0/5 7 * * ?", "0 0 7 1 * ?", "0 0 7 ? * 6#3", "0 0 7 ? * FRIL", "0 0 7 L * ?", "nonsense"})
    void whatTakesMoreWordsIsNotSaid(String cron) {
        assertThat(Rhythm.of(cron)).isNull();
    }
}
