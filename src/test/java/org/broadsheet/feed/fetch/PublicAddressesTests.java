package org.broadsheet.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback",
        "127.255.255.254, a loopback",
        "0.0.0.0, an unspecified",
        "0.1.2.3, an unspecified",
        "10.255.0.1, a private",
        "172.16.0.1, a private",
        "172.31.255.255, a private",
        "192.168.0.1, a private",
        "100.64.0.1, a carrier's private",
        "100.127.255.255, a carrier's private",
        "169.254.169.254, a link-local",
        "192.0.0.170, a reserved",
        "198.18.0.1, a benchmarking",
        "224.0.0.1, a multicast",
        "239.255.255.255, a multicast",
        "255.255.255.255, a reserved",
        "::1, a loopback",
        "::, an unspecified",
        "fe80::1, a link-local",
        "fec0::1, a site-local",
        "fc00::1, a unique-local",
        "fdff::1, a unique-local",
        "ff02::1, a multicast",
        "::ffff:10.0.0.1, a private",
        "::127.0.0.1, a loopback",
        "64:ff9b::7f00:1, a loopback",
        "64:ff9b::a9fe:a9fe, a link-local",
        "2002:7f00:1::, a loopback",
        "2002:c0a8:101::1, a private",
        "2001:0:1:2:3:4:f5ff:fffe, a private",
        "64:ff9b:1::1, a private",
        "2001:db8::1, a documentation"
    })
    void notForUs(String address, String kind) throws Exception {
        assertThat(PublicAddresses.kind(InetAddress.getByName(address))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "169.253.1.1",
                "192.167.1.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void ofThePublicInternet(String address) throws Exception {
        assertThat(PublicAddresses.kind(InetAddress.getByName(address))).isNull();
    }
}
