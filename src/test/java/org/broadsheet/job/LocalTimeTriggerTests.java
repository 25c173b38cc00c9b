package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalTimeTriggerTests {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    @Test
    void skippedHourFiresAsMuchLaterAsTheClockJumped() throws Exception {
        assertThat(firings("0 30 3 * * ?", "2026-03-27T12:00:00Z", 3))
                .containsExactly("2026-03-28T03:30+02:00", "2026-03-29T04:30+03:00", "2026-03-30T03:30+03:00");
    }

    @Test
    void hourThatComesTwiceFiresOnceAndFirst() throws Exception {
        assertThat(firings("0 30 3 * * ?", "2026-10-23T12:00:00Z", 3))
                .containsExactly("2026-10-24T03:30+03:00", "2026-10-25T03:30+03:00", "2026-10-26T03:30+02:00");
    }

    @Test
    void sevenInTheMorningIsSevenInTheMorningAllYear() throws Exception {
        assertThat(firings("0 0 7 * * ?", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T07:00+03:00", "2026-03-30T07:00+03:00");
        assertThat(firings("0 0 7 * * ?", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T07:00+02:00", "2026-10-26T07:00+02:00");
    }

    @Test
    void everyQuarterOfAnHourSkipsNoneAndRepeatsNoneOverTheDoubleHour() throws Exception {
        List<String> firings = firings("0 0/30 * * * ?", "2026-10-24T23:30:00Z", 6);

        assertThat(firings).doesNotHaveDuplicates().isSorted();
    }

    private static List<String> firings(String cron, String after, int count) throws Exception {
        LocalTimeTrigger trigger = LocalTimeTrigger.of(cron, KYIV);
        List<String> found = new ArrayList<>();
        Date at = Date.from(Instant.parse(after));
        for (int i = 0; i < count; i++) {
            at = trigger.getTimeAfter(at);
            found.add(at.toInstant().atZone(KYIV).toOffsetDateTime().toString());
        }
        return found;
    }
}
