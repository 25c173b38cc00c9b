package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownSettingsTests {
    record Digest(String title, List<String> feeds) {}

    record Feed(String name) {}

    record Mail(int ratePerSecond, Map<String, String> properties) {}

    record Settings(Map<String, Digest> digests, List<Feed> feeds, Mail mail) {}

    private static final Set<String> KNOWN = known();

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        UnknownSettings.collect("broadsheet", Settings.class, known);
        return known;
    }

    @ParameterizedTest
    @CsvSource({
        "broadsheet.digests.daily.title, true",
        "broadsheet.digests.daily.feeds, true",
        "broadsheet.digests.daily.feeds[0], true",
        "broadsheet.feeds[0].name, true",
        "broadsheet.mail.rate-per-second, true",
        "broadsheet.mail.ratepersecond, true",
        "broadsheet.mail.properties.mail.smtp.auth, true",
        "broadsheet.digests.daily.titel, false",
        "broadsheet.digest.daily.title, false",
        "broadsheet.feeds[0].nam, false",
        "broadsheet.mail.rate, false",
        "broadsheet.mail.rate-per-second.x, false",
        "broadsheet.x, false",
    })
    void settingIsOneOfTheRecords(String name, boolean known) {
        assertThat(UnknownSettings.isKnown(name, KNOWN)).isEqualTo(known);
    }

    @Test
    void nearestKnownNameIsSaid() {
        assertThat(UnknownSettings.nearest("broadsheet.digests.daily.titel", KNOWN))
                .isEqualTo("; did you mean broadsheet.digests.daily.title?");
        assertThat(UnknownSettings.nearest("broadsheet.mail.rate-per-secnd", KNOWN))
                .isEqualTo("; did you mean broadsheet.mail.rate-per-second?");
        assertThat(UnknownSettings.nearest("broadsheet.something.else.altogether", KNOWN))
                .isEmpty();
    }
}
