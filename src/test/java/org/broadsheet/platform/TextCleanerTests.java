package org.broadsheet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTests {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "plain words,plain words",
                "|a\r\nFORGED\u001b[31m line|,|a FORGED [31m line|",
                "|two\u2028lines  and\t tab|,two lines and tab",
                "|re\u202Edro|,redro",
                "|Чи\u200Bсто|,Чисто",
                "|می\u200Cخواهم|,|می\u200Cخواهم|",
                "|👩\u200D👧|,|👩\u200D👧|",
                "|slot\uE000mark|,slot mark",
                // Of Unicode 14 and 16; Java 17 knows 13.
                "|salute 🫡 and \uD83E\uDEE9|,|salute 🫡 and \uD83E\uDEE9|",
                "|no\uFFFEcharacter|,no character"
            })
    void makesOneCleanLine(String given, String expected) {
        assertThat(TextCleaner.line(given)).isEqualTo(expected);
    }

    @Test
    void cutsByCharactersAndNeverWithinOne() {
        assertThat(TextCleaner.line("😀😀😀😀", 3)).isEqualTo("😀😀😀…");
        assertThat(TextCleaner.line("short", 5)).isEqualTo("short");
        assertThat(TextCleaner.line(null, 5)).isEmpty();
    }

    @Test
    void unpairedSurrogateIsRemoved() {
        assertThat(TextCleaner.line("a\uD83Db")).isEqualTo("a b");
    }

    @Test
    void megabyteOfControlsIsCleanedAtOnce() {
        long begun = System.nanoTime();

        assertThat(TextCleaner.line("\u0001".repeat(4_000_000))).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
