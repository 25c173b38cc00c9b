package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.mail.Drafts.ascii;
import static org.broadsheet.mail.Drafts.values;

import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the text and wherever the slots are, the reader sees the text with the values in their places. */
class FormFillingTests {
    private static final String[] SNIPPETS = {
        "a",
        "word ",
        "ґанок ",
        "її",
        "😀",
        "👩‍👩‍👧",
        "=",
        "=_",
        "=20",
        ".",
        "\n.",
        "\nFrom here",
        "From ",
        "  ",
        "\t",
        " \n",
        "\n\n",
        "\r\n",
        "--",
        "\n--=_abc",
        "https://example.org/a?b=c&d=e",
        "\u00a0",
        "\u0000",
        "ё",
        "é",
        "<p>",
        "z".repeat(80),
        "ж".repeat(80)
    };

    /** Too long, or what servers or mailbox files may change: runs and ends of white space, tabs, dots and From in front. */
    private static final Pattern UNFIT = Pattern.compile("[^\r\n]{77}|[ \t]{2}|\t|[ \t]\r|\n\\.|\nFrom ");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fillsAnyTextInPlace(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String text = text(random, 1 + random.nextInt(30), true);
            String html = text(random, 1 + random.nextInt(60), true);
            Map<String, String> values = values("t" + i);
            for (String name : new String[] {"a", "b", "c"}) values.put(name, text(random, random.nextInt(5), false));

            Form.Filled filled = Form.of(Drafts.draft(text, html)).filled(values);

            assertThat(Drafts.read(filled.octets()))
                    .containsExactly(
                            expected(text, values, BodyParts.BodyText.PLAIN),
                            expected(html, values, BodyParts.BodyText.HTML));
            assertIsFitForTheWire(filled);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void fillsTextAlone(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String text = text(random, random.nextInt(12), true);
            Map<String, String> values = values("t" + i);
            for (String name : new String[] {"a", "b", "c"}) values.put(name, text(random, random.nextInt(5), false));

            Form.Filled filled = Form.of(Drafts.draft(text, null)).filled(values);

            String read = Drafts.read(filled.octets()).get(0);
            String expected = expected(text, values, BodyParts.BodyText.PLAIN);
            assertThat(read).isIn(expected, expected + "\r\n");
            assertIsFitForTheWire(filled);
        }
    }

    private static String text(Random random, int length, boolean slots) {
        StringBuilder text = new StringBuilder();
        int script = random.nextInt(3);
        for (int i = 0; i < length; i++) {
            if (slots && random.nextInt(4) == 0)
                text.append(Slots.mark("abc".substring(random.nextInt(3)).substring(0, 1)));
            else if (script == 1) text.append("слово ".repeat(random.nextInt(20)));
            else if (script == 2) text.append("word ".repeat(random.nextInt(20)));
            text.append(SNIPPETS[random.nextInt(SNIPPETS.length)]);
        }
        return text.toString();
    }

    private static String expected(String text, Map<String, String> values, BodyParts.BodyText kind) {
        String filled = BodyParts.BodyText.canonical(text);
        for (Map.Entry<String, String> value : values.entrySet())
            filled = filled.replace(Slots.mark(value.getKey()), new String(kind.octets(value.getValue()), UTF_8));
        return filled;
    }

    private static void assertIsFitForTheWire(Form.Filled filled) {
        String octets = ascii(filled.octets());
        assertThat(octets).endsWith("\r\n").doesNotContain("\u0000");
        assertThat(octets.chars().allMatch(c -> c < 0x80)).isTrue();
        assertThat(octets.replace("\r\n", "")).doesNotContain("\r", "\n");
        String header = octets.substring(0, octets.indexOf("\r\n\r\n"));
        String body = octets.substring(header.length() + 2);
        assertThat(header).doesNotContainPattern("[^\r\n]{79}");
        assertThat(UNFIT.matcher(body).results().map(found -> found.group())).isEmpty();
    }
}
