package org.broadsheet.smtp.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireWriterTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final WireWriter writer = new WireWriter(out);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\r\\n          | a\\r\\n
            a                | a\\r\\n
            .                | ..\\r\\n
            .\\r\\n          | ..\\r\\n
            a\\r\\n.\\r\\nb  | a\\r\\n..\\r\\nb\\r\\n
            a.b\\r\\n..c\\r\\n | a.b\\r\\n...c\\r\\n
            a\\n.\\r\\n      | a\\n..\\r\\n
            a\\r\\n\\r       | a\\r\\n\\r\\r\\n
            """)
    void dotsAtTheStartOfALineAreDoubledAndTheLastLineEnded(String content, String wire) throws IOException {
        writer.putContent(octets(content));
        writer.flush();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(new String(octets(wire), StandardCharsets.UTF_8));
    }

    @Test
    void noContentIsOneEmptyLine() throws IOException {
        writer.putContent(new byte[0]);
        writer.flush();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\r\n");
    }

    @Test
    void everyContentIsStuffedAsTheObviousWayWould() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            // Dense, and with long lines.
            int kinds = round % 2 == 0 ? 5 : 60;
            String content = random.ints(random.nextInt(200), 0, kinds)
                            .mapToObj(i -> new String[] {".", "\r\n", "x", "\n", "/"}[Math.min(i, 4)])
                            .reduce("", String::concat)
                    + "\r\n";
            out.reset();
            writer.putContent(octets(content));
            writer.flush();

            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(content.replaceAll("(?<=^|\n)\\.", ".."));
        }
    }

    @Test
    void contentLargerThanTheBufferComesOutWhole() throws IOException {
        String content = ".line\r\n".repeat(100_000);

        writer.putContent(octets(content));
        writer.flush();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("..line\r\n".repeat(100_000));
    }

    private static byte[] octets(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    }
}
