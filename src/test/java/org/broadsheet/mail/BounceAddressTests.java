package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceAddressTests {
    private final BounceAddress bounces = BounceAddress.of("bounces@Example.org");

    @Test
    void tokenGoesOutAndComesBack() {
        assertThat(bounces.with("abc234")).isEqualTo("bounces+abc234@example.org");
        assertThat(bounces.token(bounces.toLeave("abc234"))).contains("abc234");
        assertThat(bounces.token(bounces.with("abc234"))).contains("abc234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bounces+ABC234@EXAMPLE.ORG", "<bounces+abc234@example.org>", " bounces+Abc234@example.org. "})
    void serversOnTheWayMayFoldCase(String recipient) {
        assertThat(bounces.token(recipient)).contains("abc234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounces@example.org",
                "bounces+@example.org",
                "bounces+a-b@example.org",
                "bounces+abc@example.net",
                "xbounces+abc@example.org",
                "bounces+abc@exampleXorg",
                "bounces+abc@example.org.evil.net",
                "bounces+a\nb@example.org",
                ""
            })
    void otherAddressesHaveNoToken(String recipient) {
        assertThat(bounces.token(recipient)).isEmpty();
    }

    @Test
    void localPartKeepsItsLimit() {
        assertThat(bounces.with("a".repeat(56))).hasSize(64 + "@example.org".length());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bounces.with("a".repeat(57)))
                .withMessageContaining("65 of 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", "a\r\n", "ї"})
    void tokenIsOfLettersAndDigits(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> bounces.with(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounces", "bounces@", "відмови@example.org"})
    void wrongSettingIsNamed(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BounceAddress.of(setting))
                .withMessageStartingWith("broadsheet.mail.bounce-address: ");
    }
}
