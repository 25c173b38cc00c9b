package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.smtp.ScriptedRelay;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is promised of an edition whatever befalls, by what the relay has seen and by what the ledger says. */
record Promise(ScriptedRelay relay, JdbcClient jdbc) {

    /** Every member got the letter; who got it twice is listed; no more are than connections were open to what died. */
    void assertKept(int members, int deaths) {
        assertThat(Set.copyOf(relay.recipients())).hasSize(members);
        assertThat(jdbc.sql("select count(*) from delivery where state = 'accepted'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(members);
        assertThat(receivedTwice()).isSubsetOf(listed());
        assertThat(listed()).hasSizeLessThanOrEqualTo(deaths * Cluster.CONNECTIONS);
    }

    /** Neither by the relay's account nor, in doubt, by the ledger's. */
    void assertNobodyTwice() {
        assertThat(receivedTwice()).isEmpty();
        assertThat(listed()).isEmpty();
    }

    /** Who may have got the letter twice, as the receipt has it. */
    Set<String> listed() {
        return Set.copyOf(jdbc.sql("select 'member' || member_id || '@example.org' from delivery"
                        + " where doubts + (state = 'accepted')::int > 1")
                .query(String.class)
                .list());
    }

    Set<String> receivedTwice() {
        Set<String> once = new TreeSet<>();
        return relay.recipients().stream()
                .filter(recipient -> !once.add(recipient))
                .collect(Collectors.toSet());
    }
}
