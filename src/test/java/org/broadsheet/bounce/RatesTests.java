package org.broadsheet.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RatesTests {
    private final BounceRoom room = new BounceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void threeComplaintsInAThousandHoldTheDigestAndSayWhy() {
        room.volume(1, "daily", 1000);
        complaints(1, 3);

        Rates rates = room.get(Rates.class);
        assertThat(rates.reasonToHold("daily"))
                .hasValue(
                        "3 complaints on 1000 letters to providers that report complaints (0.30 %) in 7 days, the limit is 0.3 %: automatic sends are held");
        assertThat(rates.reasonToHold("weekly")).isEmpty();
    }

    @Test
    void warningComesBeforeTheHold() {
        room.volume(1, "daily", 2000);
        complaints(1, 3);

        Rates rates = room.get(Rates.class);
        assertThat(rates.reasonToHold("daily")).isEmpty();
        assertThat(rates.warning("daily")).isPresent();
    }

    @Test
    void fewComplaintsOfASmallListHoldNothing() {
        room.volume(1, "daily", 25);
        complaints(1, 2);

        assertThat(room.get(Rates.class).reasonToHold("daily")).isEmpty();
    }

    @Test
    void oldComplaintsAreForgotten() {
        room.volume(1, "daily", 1000);
        complaints(1, 5);
        room.clock.advance(Duration.ofDays(8));
        room.volume(2, "daily", 1000);

        assertThat(room.get(Rates.class).reasonToHold("daily")).isEmpty();
    }

    @Test
    void dayHasItsRatesByProvider() {
        room.volume(1, "daily", 100);
        MemberId gone = room.member("gone@gmail.com");
        room.bounce(gone, 1, "5.1.1", "550 5.1.1 no such user");
        complaints(1, 1);
        LocalDate day = LocalDate.of(2026, 5, 12);

        assertThat(room.get(Rates.class).byDay(day, day)).containsExactly(new Rate(day, "gmail", 100, 0, 0, 1, 0, 1));
    }

    private void complaints(long edition, int count) {
        for (int i = 0; i < count; i++) {
            MemberId member = room.member("complainer" + i + "@gmail.com");
            String token = room.get(MemberKeys.class).editionToken(edition, member.value());
            Fact fact = Fact.of(Cause.COMPLAINT, "arf-abuse", null, token);
            room.get(Bounces.class).take(Bounces.Arrival.of(Bounces.Arrival.Way.HOOK, "complaint " + i, fact));
        }
    }
}
