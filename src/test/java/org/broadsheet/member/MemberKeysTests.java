package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.broadsheet.member.MemberKeys.EditionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberKeysTests {
    private final Room room = new Room();
    private final MemberKeys keys = room.keys;

    @ParameterizedTest
    @CsvSource({"1,1", "127,128", "16383,16384", "365000,25000000", "9223372036854775807,9223372036854775807", "0,0"})
    void tokenNamesEditionAndMember(long edition, long member) {
        String token = keys.editionToken(edition, member);

        assertThat(keys.read(token)).contains(new EditionKey(edition, new MemberId(member)));
        assertThat(keys.read(token.toUpperCase(Locale.ROOT))).contains(new EditionKey(edition, new MemberId(member)));
        assertThat("bounces+" + token).hasSizeLessThanOrEqualTo(64).matches("bounces\\+[a-z2-7]+");
    }

    @Test
    void tokenOfEverydayIsShort() {
        assertThat(keys.editionToken(10_000, 2_000_000)).hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void everyChangedLetterMakesItNobodys() {
        String token = keys.editionToken(12, 345);

        for (int i = 0; i < token.length(); i++) {
            for (char other : "abcdefghijklmnopqrstuvwxyz234567".toCharArray()) {
                String forged = token.substring(0, i) + other + token.substring(i + 1);
                if (!forged.equals(token))
                    assertThat(keys.read(forged)).as(forged).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1890", "їжак", "a b"
            })
    void whatIsNoTokenIsNobodys(String text) {
        assertThat(keys.read(text)).isEmpty();
        assertThat(keys.read(text + 'q' + keys.editionToken(1, 1))).isEmpty();
        assertThat(keys.read(keys.editionToken(1, 1) + 'q' + text)).isEmpty();
    }

    @Test
    void secretIsMadeOnceAndOutlivesTheProgram() {
        String token = keys.editionToken(7, 8);

        assertThat(new MemberKeys(room.database).editionToken(7, 8)).isEqualTo(token);
        assertThat(new Room().keys.read(token)).isEmpty();
    }

    @Test
    void memberTokensAreRandomAndOfOneLength() {
        assertThat(MemberKeys.newToken()).matches("[a-z2-7]{26}").isNotEqualTo(MemberKeys.newToken());
    }
}
