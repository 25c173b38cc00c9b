package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands over eight connections: every message exactly one outcome, and each recipient their own octets. */
class ConcurrentDeliveryTests {
    private static final int MESSAGES = 3000;

    private final ScriptedRelay relay = ScriptedRelay.start();
    private final Random random = new Random(42);

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "SIZE"})
    void everyMemberGetsTheirOwnOctetsOnce(String extension) {
        relay.offering(extension);
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) letters.add(new Letter(i, "member" + i + "@example.org", content(i)));

        // Kept for the whole run: a busy relay may see a renewed connection before it has noticed the end of the old
        // one.
        Outcomes outcomes = Outcomes.send(Outcomes.to(relay).withConnections(8).withMaxMessages(MESSAGES), letters);

        outcomes.assertAllAccepted(MESSAGES);
        Map<String, byte[]> received =
                relay.received().stream().collect(Collectors.toMap(Received::recipient, Received::content));
        assertThat(received).hasSize(MESSAGES);
        assertThat(letters).allSatisfy(letter -> assertThat(received.get(letter.recipient()))
                .isEqualTo(letter.content()));
        assertThat(relay.mostOpenConnections()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void connectionsAreOpenedAnewAfterTheirMostMessages(int most) {
        Outcomes outcomes =
                Outcomes.send(Outcomes.to(relay).withConnections(3).withMaxMessages(most), Letter.letters(40));

        outcomes.assertAllAccepted(40);
        assertThat(relay.received().stream()
                        .collect(Collectors.groupingBy(Received::connection, Collectors.counting())))
                .allSatisfy((connection, count) -> assertThat(count).isLessThanOrEqualTo(most));
    }

    /** Lines of all kinds, many of them beginning with dots. */
    private byte[] content(int key) {
        StringBuilder content = new StringBuilder("Subject: " + key + "\r\n\r\n");
        for (int i = random.nextInt(40); i > 0; i--) {
            content.append(".".repeat(random.nextInt(3))).append("x".repeat(random.nextInt(76)));
            content.append(".".repeat(random.nextInt(2))).append("\r\n");
        }
        return Letter.octets(content.toString());
    }
}
