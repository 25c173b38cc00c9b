package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaxedTests {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "' C \\r\\nD \\t E\\r\\n\\r\\n\\r\\n',' C\\r\\nD E\\r\\n'",
                "'',''",
                "'\\r\\n',''",
                "'\\r\\n\\r\\n\\r\\n',''",
                "' \\t\\r\\n \\r\\n',''",
                "'a','a\\r\\n'",
                "'a \\t','a\\r\\n'",
                "'\\r\\n\\r\\na\\r\\n','\\r\\n\\r\\na\\r\\n'",
                "'\\ta  b\\r\\n',' a b\\r\\n'",
                "'a\\nb\\r\\n','a\\nb\\r\\n'",
                "'a\\r\\n\\r\\nb\\r\\n \\r\\n','a\\r\\n\\r\\nb\\r\\n'"
            })
    void bodyLosesWhatServersMayChange(String body, String relaxed) {
        assertThat(new String(Relaxed.body(octets(body), 0), ISO_8859_1)).isEqualTo(unescaped(relaxed));
    }

    @ParameterizedTest
    @CsvSource({"'a\\r\\n',3", "'a\\r\\n\\r\\n',3", "'a\\r\\n\\r\\n\\r\\n',3", "'\\r\\n',0", "'\\r\\n\\r\\n',0", "'',0"
    })
    void emptyLinesAtTheEndAreNoBody(String body, int end) {
        assertThat(Relaxed.endOfBody(octets(body), 0, octets(body).length)).isEqualTo(end);
    }

    @Test
    void headerIsUnfoldedAndItsNameLowered() {
        HeaderFields header = new HeaderFields(octets("A: X\\r\\nB \\t: Y\\t\\r\\n\\tZ  \\r\\n\\r\\nbody"));

        assertThat(relaxed(header.lastFirst("a").get(0))).isEqualTo("a:X");
        assertThat(relaxed(header.lastFirst("b").get(0))).isEqualTo("b:Y Z");
        assertThat(header.end()).isEqualTo("A: X\r\nB \t: Y\t\r\n\tZ  \r\n".length());
    }

    @Test
    void laterFieldsOfANameComeFirst() {
        HeaderFields header = new HeaderFields(octets("A: 1\\r\\nB: x\\r\\na: 2\\r\\n"));

        assertThat(header.lastFirst("a")).extracting(RelaxedTests::relaxed).containsExactly("a:2", "a:1");
        assertThat(header.lastFirst("c")).isEmpty();
    }

    private static String relaxed(HeaderFields.HeaderField field) {
        Octets out = new Octets(16);
        field.relaxedTo(out);
        return out.toString();
    }

    private static byte[] octets(String escaped) {
        return unescaped(escaped).getBytes(ISO_8859_1);
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }
}
