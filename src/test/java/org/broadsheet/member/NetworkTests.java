package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTests {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.0/24",
        "192.0.2.255, 192.0.2.0/24",
        "192.0.3.1, 192.0.3.0/24",
        "2001:db8:1:2::3, 2001:db8:1:0:0:0:0:0/48",
        "2001:DB8:1:ffff:ffff:ffff:ffff:ffff, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:2::, 2001:db8:2:0:0:0:0:0/48",
        "::ffff:192.0.2.7, 192.0.2.0/24",
        "::1, 0:0:0:0:0:0:0:0/48",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/48",
    })
    void addressHasTheNetworkOfAll(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.1.",
                "192.0.2.01",
                "0x7f.0.0.1",
                "2130706433",
                "192.0.2.1, 192.0.3.1",
                "192.0.2.1\n",
                "a:b:c:d:e:f:g:h",
                ":",
                "1::2::3",
                "[::1]",
                "::1%eth0",
                "١٩٢.0.2.1",
                "attacker.example"
            })
    void nothingElseIsAnAddressAndNothingIsLookedUp(String text) {
        assertThat(Network.isLiteral(text)).isFalse();
        assertThat(Network.of(text)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.", ":", "f:", "::", "%"})
    void longTextIsNoAddressAtOnce(String piece) {
        char[] long64k = new char[65_536];
        Arrays.fill(long64k, piece.charAt(0));

        assertThat(Network.of(new String(long64k))).isEqualTo("unknown");
        assertThat(Network.of(piece.repeat(30_000))).isEqualTo("unknown");
    }
}
