package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {
    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "olena@example.org,              olena@example.org",
        "Olena.Koval+news@Example.ORG,   Olena.Koval+news@example.org",
        "o'neil@example.org,             o'neil@example.org",
        "!#$%&*+-/=?^_`{|}~@example.org, !#$%&*+-/=?^_`{|}~@example.org",
        "1@example.test,                 1@example.test",
        "a@пошта.укр,                    a@xn--80a1acn3a.xn--j1amh",
        "a@ПОШТА.УКР,                    a@xn--80a1acn3a.xn--j1amh",
        "a@xn--80a1acn3a.xn--j1amh,       a@xn--80a1acn3a.xn--j1amh",
        "a@faß.de,                       a@xn--fa-hia.de",
        "a@bücher.example,               a@xn--bcher-kva.example",
        "a@１２３.example,               a@123.example",
        "a@ab--cd.example,               a@ab--cd.example",
        "олена@example.org,              олена@example.org",
        "用户@例子.广告,                   用户@xn--fsqu00a.xn--4rr70v",
    })
    void addressIsMadeReadyForTheEnvelope(String typed, String ready) {
        assertThat(Address.parse(typed)).hasToString(ready);
    }

    @Test
    void blanksAroundAreForgiven() {
        assertThat(Address.parse(" \tolena@example.org\u00a0 ")).hasToString("olena@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "olena, NO_AT",
        "olena.example.org, NO_AT",
        "@example.org, LOCAL_EMPTY",
        "olena@, DOMAIN_EMPTY",
        "@, LOCAL_EMPTY",
        "a b@example.org, BLANK",
        "a@exam ple.org, BLANK",
        "a@при клад.укр, BLANK",
        ".a@example.org, LOCAL_DOTS",
        "a.@example.org, LOCAL_DOTS",
        "a..b@example.org, LOCAL_DOTS",
        "'\"a b\"@example.org', LOCAL_QUOTED",
        "'a(comment)@example.org', LOCAL_QUOTED",
        "a@b@example.org, LOCAL_CHARACTER",
        "'a,b@example.org', LOCAL_CHARACTER",
        "'<a@example.org>', LOCAL_CHARACTER",
        "'Olena <a@example.org>', BLANK",
        "mailto:a@example.org, LOCAL_CHARACTER",
        "a😀@example.org, LOCAL_CHARACTER",
        "a@[127.0.0.1], DOMAIN_LITERAL",
        "a@[IPv6:::1], DOMAIN_LITERAL",
        "a@127.0.0.1, DOMAIN_NUMERIC",
        "a@localhost, DOMAIN_ONE_LABEL",
        "a@укр, DOMAIN_ONE_LABEL",
        "a@.example.org, DOMAIN_DOTS",
        "a@example.org., DOMAIN_DOTS",
        "a@example..org, DOMAIN_DOTS",
        "a@-example.org, DOMAIN_HYPHEN",
        "a@example-.org, DOMAIN_HYPHEN",
        "a@exam_ple.org, DOMAIN_CHARACTER",
        "a@example.org>, DOMAIN_CHARACTER",
        "'a@example.org,b@example.org', LOCAL_CHARACTER",
        "a@xn--a.example, DOMAIN_NOT_IDNA",
        "a@אa.example, DOMAIN_NOT_IDNA",
        "a@при_клад.укр, DOMAIN_NOT_IDNA",
    })
    void everyRefusalHasOneReason(String typed, AddressFault fault) {
        assertThat(fault(typed)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n@example.org",
                "a@example.org\r\nBcc: b",
                "a@example.org\n",
                "a\u0000@example.org",
                "a\u202e@example.org",
                "a@exam\u2066ple.org",
                "a\u200f@example.org",
                "a\u0085@example.org",
                "a\ud800@example.org"
            })
    void controlsAreRefused(String typed) {
        assertThat(fault(typed)).isEqualTo(AddressFault.CONTROL);
    }

    @Test
    void lengthsAreCountedInOctets() {
        assertThat(Address.parse("a".repeat(64) + "@example.org")).isNotNull();
        assertThat(fault("a".repeat(65) + "@example.org")).isEqualTo(AddressFault.LOCAL_TOO_LONG);
        assertThat(fault("ж".repeat(33) + "@example.org")).isEqualTo(AddressFault.LOCAL_TOO_LONG);
        assertThat(Address.parse("a@" + LABEL + ".org")).isNotNull();
        assertThat(fault("a@a" + LABEL + ".org")).isEqualTo(AddressFault.DOMAIN_LABEL_TOO_LONG);
        assertThat(fault("a@" + "ж".repeat(60) + ".укр")).isEqualTo(AddressFault.DOMAIN_LABEL_TOO_LONG);
        String domain = (LABEL + ".").repeat(3) + "a".repeat(60);
        assertThat(Address.parse("a@" + domain).toString()).hasSize(254);
        assertThat(fault("ab@" + domain)).isEqualTo(AddressFault.TOO_LONG);
    }

    @Test
    void halvesAreCheckedHoweverTheyCome() {
        assertThat(new Address("e\u0301va", "EXAMPLE.org")).isEqualTo(new Address("\u00e9va", "example.org"));
        assertThat(catchThrowableOfType(BadAddress.class, () -> new Address("a\r\n", "example.org"))
                        .fault())
                .isEqualTo(AddressFault.CONTROL);
        assertThat(catchThrowableOfType(BadAddress.class, () -> new Address("a", "b@example.org"))
                        .fault())
                .isEqualTo(AddressFault.DOMAIN_CHARACTER);
    }

    @Test
    void keyIsTheSameForTwoSpellings() {
        assertThat(Address.parse("Olena@EXAMPLE.org").key())
                .isEqualTo(Address.parse("olena@example.org").key());
        assertThat(Address.parse("ОЛЕНА@пошта.укр").key())
                .isEqualTo(Address.parse("олена@xn--80a1acn3a.xn--j1amh").key());
        assertThat(Address.parse("a.b@example.org").key())
                .isNotEqualTo(Address.parse("ab@example.org").key());
    }

    @Test
    void onlyLettersBeyondAsciiInTheLocalPartNeedSmtpUtf8() {
        assertThat(Address.parse("олена@example.org").needsSmtpUtf8()).isTrue();
        assertThat(Address.parse("olena@пошта.укр").needsSmtpUtf8()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gmal.com, gmail.com",
        "gmaill.com, gmail.com",
        "gmail.con, gmail.com",
        "gnail.com, gmail.com",
        "gmail.co, gmail.com",
        "gmail.comm, gmail.com",
        "urk.net, ukr.net",
        "ukr.nen, ukr.net",
        "hotmial.com, hotmail.com",
        "yaho.com, yahoo.com",
        "outlok.com, outlook.com",
        "iclod.com, icloud.com"
    })
    void slipsOfTheFingersGetAHint(String typed, String meant) {
        assertThat(Address.parse("olena@" + typed).hint()).contains("olena@" + meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "mail.com",
                "ymail.com",
                "email.com",
                "gmx.com",
                "example.org",
                "i.ua",
                "ukr.net",
                "meta.com"
            })
    void realDomainsGetNone(String domain) {
        assertThat(Address.parse("olena@" + domain).hint()).isEmpty();
    }

    private static AddressFault fault(String typed) {
        return catchThrowableOfType(BadAddress.class, () -> Address.parse(typed))
                .fault();
    }
}
