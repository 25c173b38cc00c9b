package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.PublicLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SecretTests {
    private static final SecretRule RULE = new SecretRule(
            new NewsroomSettings(
                    "The Dnipro Courier",
                    URI.create("https://courier.example"),
                    "",
                    ZoneId.of("UTC"),
                    "uk",
                    new PublicLinks(null, null, null, null, null, "")),
            "https://letters.example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password1234!",
                "P@ssw0rd2026!",
                "passwordpassword",
                "qwertyuiop123",
                "123456789012",
                "1234567890!@",
                "letmeinletmein",
                "iloveyou1234",
                "aaaabbbbcccc",
                "abcabcabcabcabc",
                "Summer2026!!",
                "winter2026winter",
                "adminadmin12",
                "thednipro2026",
                "DniproCourier!",
                "courier-courier",
                "letters.example.org",
                "broadsheet123",
                "Broadsheet2026!",
                "йцукенгшщзхї",
                "пароль123456",
                "парольпароль",
                "редакціяновини",
                "Україна2026!",
                "олена-олена-1",
                "olena1990olena",
                "olena@example.org",
                "111122223333",
                "zaq12wsxcde3",
                "correct horse",
                "newsroom2026!",
                "changemechangeme",
                "4321qwertyfdsa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "qazwsxedcrfv",
                "supersecretpassword"
            })
    void easyPasswordIsRefused(String password) {
        assertThat(RULE.isGuessable(password, "olena", "olena@example.org", "олена"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven quiet herons",
                "correct horse battery",
                "kX9vT2mQ7wLp",
                "сім тихих чапель на дроті",
                "Жабка їсть 3 груші щодня",
                "uvular tapir 92 zinc"
            })
    void goodPasswordIsTaken(String password) {
        assertThat(RULE.isGuessable(password, "olena", "olena@example.org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4@8({[<369!1|0$5+7%2/4@8({[<369!1|0$5+7%2/4@8({[<369!1|0$5",
                "a4@8({[<3691!|7l0$5+%2z_a4@8({[<3691!|7l0$5+"
            })
    void estimateIsBoundedForWhateverIsTyped(String password) {
        long start = System.nanoTime();
        RULE.isGuessable(password);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-long-token",
                "kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1",
                "0123456789abcdef0123456789abcdef",
                "changeme-changeme-changeme-changeme",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void weakTokenEndsTheStartWithItsSettingsName(String token) {
        assertThatThrownBy(() -> start("correct horse battery", token, "https://letters.example.org"))
                .hasMessageContaining("broadsheet.api.token")
                .hasMessageNotContaining(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "short", "password1234", "chiefchiefchief", "12345678901234567890"})
    void weakPasswordOfTheFirstAccountEndsTheStart(String password) {
        assertThatThrownBy(() -> start(password, "", "https://letters.example.org"))
                .hasMessageContaining("broadsheet.console.admin.password");
    }

    @Test
    void goodSecretsStartAndTheDemoOnThisMachineOnly() {
        assertThatCode(() -> start("correct horse battery", "kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U", "https://a.example"))
                .doesNotThrowAnyException();
        assertThatCode(() -> start("demo", "", "http://localhost:8080", "demo")).doesNotThrowAnyException();
        assertThatThrownBy(() -> start("demo", "", "https://a.example", "demo"))
                .hasMessageContaining("broadsheet.console.admin.password");
    }

    private static void start(String password, String token, String site, String... profiles) {
        MockEnvironment environment = new MockEnvironment().withProperty("broadsheet.site.url", site);
        environment.setActiveProfiles(profiles);
        FirstAccount.refuseWeakSecrets(
                new ConsoleSettings(
                        new ConsoleSettings.Admin("chief", password, null),
                        Duration.ofHours(8),
                        Duration.ofDays(3),
                        10),
                new ApiSecurity.ApiSettings(token),
                RULE,
                environment);
    }
}
