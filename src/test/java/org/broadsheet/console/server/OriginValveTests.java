package org.broadsheet.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client's address is as far from the end of X-Forwarded-For as there are proxies; all before it is a claim. */
class OriginValveTests {
    private static final String PEER = "10.0.0.1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 192.0.2.1                       | 10.0.0.1",
                "1 | 192.0.2.1                       | 192.0.2.1",
                "1 | 9.9.9.9, 192.0.2.1              | 192.0.2.1",
                "2 | 9.9.9.9, 192.0.2.1, 10.0.0.9    | 192.0.2.1",
                "2 | 192.0.2.1                       | 192.0.2.1",
                "3 | 192.0.2.1, 10.0.0.9             | 192.0.2.1",
                "1 | 192.0.2.1:4711                  | 192.0.2.1",
                "1 | [2001:db8::1]:4711              | 2001:db8::1",
                "1 | [2001:db8::1]                   | 2001:db8::1",
                "1 | 2001:db8::1                     | 2001:db8::1",
                "1 | evil.example                    | 10.0.0.1",
                "1 | 192.0.2.1, evil.example         | 10.0.0.1",
                "1 | 192.0.2.1,                      | 10.0.0.1",
                "1 | unknown                         | 10.0.0.1",
                "1 | 192.0.2.1:99999999              | 10.0.0.1",
                "1 | [evil.example]:80               | 10.0.0.1",
            })
    void addressIsWhatTheLastTrustedProxySaw(int proxies, String header, String address) {
        assertThat(OriginValve.client(proxies, PEER, Collections.enumeration(List.of(header))))
                .isEqualTo(address);
    }

    @Test
    void linesOfTheHeaderAreOneList() {
        var lines = List.of("9.9.9.9", "192.0.2.1, 10.0.0.9", "10.0.0.8");

        assertThat(OriginValve.client(3, PEER, Collections.enumeration(lines))).isEqualTo("192.0.2.1");
        assertThat(OriginValve.client(1, PEER, Collections.emptyEnumeration())).isEqualTo(PEER);
    }

    @Test
    void longHeaderHasNoSlowPattern() {
        for (String piece : List.of("1", "1.", ":", "[", ",", "1.1.1.1:", " "))
            assertThat(OriginValve.client(1, PEER, Collections.enumeration(List.of(piece.repeat(60_000)))))
                    .isEqualTo(PEER);
    }
}
