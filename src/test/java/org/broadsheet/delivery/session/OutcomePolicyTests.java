package org.broadsheet.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.session.OutcomePolicy.RetrySchedule;
import org.broadsheet.member.Format;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Recipient;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomePolicyTests {
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,  RECIPIENT, 250, RESEND, 0, ACCEPTED,  3, false",
        "ACCEPTED,  RELAY,     250, RESEND, 0, ACCEPTED,  3, false",
        "DEFERRED,  RECIPIENT, 451, RESEND, 0, DEFERRED,  3, false",
        "DEFERRED,  MESSAGE,   451, RESEND, 0, PENDING,   2, false",
        "DEFERRED,  RELAY,     451, RESEND, 0, DEFERRED,  3, false",
        "DEFERRED,  RELAY,     0, RESEND, 0, PENDING,   2, false",
        "REJECTED,  RECIPIENT, 550, RESEND, 0, REJECTED,  3, false",
        "REJECTED,  MESSAGE,   550, RESEND, 0, PENDING,   2, false",
        "REJECTED,  RELAY,     550, RESEND, 0, PENDING,   2, false",
        "UNCERTAIN, RECIPIENT, 0, RESEND, 0, PENDING,   3, true",
        "UNCERTAIN, RELAY,     0, RESEND, 1, PENDING,   3, true",
        "UNCERTAIN, RELAY,     0, RESEND, 2, UNCERTAIN, 3, true",
        "UNCERTAIN, RELAY,     0, HOLD,   0, UNCERTAIN, 3, true",
    })
    void onlyAWordAboutTheRecipientEndsOrDelaysTheirDelivery(
            Verdict verdict,
            Scope scope,
            int code,
            Uncertain policy,
            int doubts,
            DeliveryState state,
            int attempts,
            boolean doubt) {
        OutcomePolicy ruling = new OutcomePolicy(RetrySchedule.DEFAULT, policy, () -> 0.5);
        Recipient recipient = new Recipient(new MemberId(1), "a@example.org", "", Format.FULL, 1);
        Claimed claimed = new Claimed(recipient, 2, doubts, null);

        RowChange change = ruling.of(claimed, new Outcome(verdict, scope, code, null, "words"));

        assertThat(change)
                .returns(state, RowChange::state)
                .returns(attempts, RowChange::attempts)
                .returns(doubt, RowChange::doubt);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 60",
        "1, 0.0, 45",
        "1, 1.0, 75",
        "2, 0.5, 300",
        "3, 0.5, 900",
        "4, 0.5, 1800",
        "5, 0.5, 3600",
        "9, 0.5, 3600"
    })
    void triesGetRarerUntilTheyComeEveryHour(int attempts, double chance, long seconds) {
        assertThat(RetrySchedule.DEFAULT.delay(attempts, chance)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
