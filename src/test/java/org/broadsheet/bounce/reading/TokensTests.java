package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTests {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz234567";

    @ParameterizedTest
    @CsvSource({
        "bounces+T@example.org,T",
        "return+T@example.org,T",
        "daily.returns+u-T@example.org,T",
        "RETURN+T@example.org,T",
        "jane+newsletters@example.net,",
        "jane+newsletters-and-all-that-comes@example.net,"
    })
    void newsroomsBounceAddressMayHaveAnyName(String address, String token) {
        String text = "<" + address.replace("T@", TOKEN + "@") + ">";

        assertThat(EditionTokens.in(text)).isEqualTo(token == null ? null : TOKEN);
    }
}
