package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNameTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Olena|Olena",
                "\" Олена  Пчілка \"|Олена Пчілка",
                "\"Eve\r\nBcc: all@example.org\"|Eve Bcc: all@example.org",
                "\"a\u202egnp.exe\"|agnp.exe",
                "\"\uE000name\uE001\"|name",
                "\"й\"|й",
                "\"\"|\"\""
            })
    void nameIsOneFitLine(String given, String cleaned) {
        assertThat(Member.cleanName(given)).isEqualTo(cleaned);
    }

    @Test
    void longNameIsCutBetweenCharacters() {
        assertThat(Member.cleanName("😀".repeat(300))).isEqualTo("😀".repeat(200));
    }
}
