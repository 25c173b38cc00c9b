package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLineTests {
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?([BQ])\\?([^ ?]*)\\?=");
    private static final String[] LETTERS = {
        "а", "ї", "Ґ", "z", "A", " ", "e\u0301", "é", "😀", "👩‍👩‍👧", "_", "=", "?", "\"", ",", "."
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anySubjectReadsBack(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String subject = text(random);

            String line = line("Subject", subject);

            assertIsFolded(line);
            assertThat(MimeUtility.decodeText(MimeUtility.unfold(value(line)))).isEqualTo(subject);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyDisplayNameReadsBack(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String name = text(random);

            String line = line(new NamedAddress(name, "olena@example.org"));

            assertIsFolded(line);
            InternetAddress read = InternetAddress.parse(MimeUtility.unfold(value(line)), true)[0];
            assertThat(read.getAddress()).isEqualTo("olena@example.org");
            assertThat(read.getPersonal() == null ? "" : read.getPersonal()).isEqualTo(name);
        }
    }

    @Test
    void shorterEncodingIsTaken() {
        assertThat(line("Subject", "Новини дня")).contains("=?UTF-8?B?");
        assertThat(line("Subject", "Café of the day")).contains("=?UTF-8?Q?Caf=C3=A9_of_the_day?=");
        assertThat(line("Subject", "Plain words")).isEqualTo("Subject: Plain words\r\n");
    }

    @Test
    void wordsThatLookEncodedAreEncoded() throws Exception {
        String line = line("Subject", "=?UTF-8?Q?fake?=");

        assertThat(MimeUtility.decodeText(value(line))).isEqualTo("=?UTF-8?Q?fake?=");
    }

    @ParameterizedTest
    @CsvSource({
        "Olena Koval, Olena Koval <o@example.org>",
        "'Koval, Olena', '\"Koval, Olena\" <o@example.org>'",
        "'a \"b\" \\c', '\"a \\\"b\\\" \\\\c\" <o@example.org>'",
        "o@example.org, '\"o@example.org\" <o@example.org>'",
        "'', o@example.org",
    })
    void displayNamesAreQuotedWhereTheyMust(String name, String value) {
        assertThat(line(new NamedAddress(name, "o@example.org"))).isEqualTo("To: " + value + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "o@example.org, '', o@example.org",
        "The Newsroom <o@example.org>, The Newsroom, o@example.org",
        "'\"Koval, \\\"O\\\"\" <o@Example.ORG>', 'Koval, \"O\"', o@example.org",
        "Редакція <o@пошта.укр>, Редакція, o@xn--80a1acn3a.xn--j1amh",
    })
    void mailboxesAreRead(String text, String name, String address) {
        assertThat(NamedAddress.parse("From", text)).isEqualTo(new NamedAddress(name, address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "A <a@example.org>, B <b@example.org>",
                "A <a@example.org> B",
                "A <a@example.org",
                "<>"
            })
    void whatIsNotOneMailboxIsRefused(String text) {
        assertThatExceptionOfType(BadHeader.class)
                .isThrownBy(() -> NamedAddress.parse("From", text))
                .withMessageStartingWith("From: ");
    }

    @Test
    void listIdHasAPhraseAndAnId() {
        assertThat(line("List-Id", "Daily news <daily.example.org>"))
                .isEqualTo("List-Id: Daily news <daily.example.org>\r\n");
        assertThat(line("List-Id", "<daily.example.org>")).isEqualTo("List-Id: <daily.example.org>\r\n");
        assertThat(line("List-Id", "Щоденний випуск <daily.example.org>"))
                .matches(
                        "List-Id: =\\?UTF-8\\?B\\?[A-Za-z0-9+/=]+\\?=\r\n <daily.example.org>\r\n|List-Id: .* <daily.example.org>\r\n");
        assertThatExceptionOfType(BadHeader.class).isThrownBy(() -> line("List-Id", "Daily news"));
    }

    @Test
    void linksFoldOnlyBetweenThem() {
        String link = "<https://example.org/unsubscribe/" + "x".repeat(70) + ">";

        assertThat(line("List-Unsubscribe", link + ", <mailto:b@example.org>"))
                .isEqualTo("List-Unsubscribe:\r\n " + link + ",\r\n <mailto:b@example.org>\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message-ID", "List-Unsubscribe", "feedback-id", "LIST-HELP"})
    void whatMachinesReadIsAscii(String name) {
        assertThatExceptionOfType(BadHeader.class)
                .isThrownBy(() -> line(name, "<ї@example.org>"))
                .withMessage(name + ": only ASCII may stand here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: b",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\tb",
                "a\u007fb",
                "a\u0085b",
                "a\u202eb",
                "a\u2069b",
                "a\u200fb",
                "a\u2028b",
                "a\ud83d"
            })
    void controlsAreRefusedByTheNameOfTheHeader(String value) {
        for (String name : List.of("Subject", "Message-ID", "List-Id", "X-Other"))
            assertThatExceptionOfType(BadHeader.class)
                    .isThrownBy(() -> line(name, value))
                    .withMessageStartingWith(name + ": the character U+");
        assertThatExceptionOfType(BadHeader.class).isThrownBy(() -> line(new NamedAddress(value, "o@example.org")));
    }

    @Test
    void namesFromOutsideCanBeCleaned() {
        assertThat(HeaderText.clean(" Ol\u202eena\r\n\tKo\u0000val\u200f  x\ud83d "))
                .isEqualTo("Olena Koval x");
        assertThat(HeaderText.clean("e\u0301")).isEqualTo("\u00e9");
        assertThat(HeaderText.clean("👩‍👩‍👧")).isEqualTo("👩‍👩‍👧");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c>", "a b@c.d", "a@b,c@d", "nobody", "a@b.c\r\nBcc: x"})
    void addressOfAMemberCannotBreakOut(String address) {
        assertThatExceptionOfType(BadHeader.class).isThrownBy(() -> line(NamedAddress.of("To", "", address)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(120);
        for (int i = 0; i < length; i++) text.append(LETTERS[random.nextInt(LETTERS.length)]);
        return HeaderText.clean(text.toString());
    }

    private static void assertIsFolded(String line) throws CharacterCodingException {
        assertThat(line).endsWith("\r\n").doesNotContainPattern("[^\\x20-\\x7e\r\n]|[^\r\n]{79}|\r\n[^ ]|\r\n *\r\n");
        for (String one : line.split("\r\n"))
            if (one.contains("=?UTF-8?")) assertThat(one).hasSizeLessThanOrEqualTo(76);
        Matcher word = WORD.matcher(line);
        while (word.find()) assertDecodesAlone(word);
    }

    private static void assertDecodesAlone(Matcher word) throws CharacterCodingException {
        assertThat(word.group()).hasSizeLessThanOrEqualTo(75);
        List<Byte> octets = new ArrayList<>();
        byte[] decoded = word.group(1).equals("B")
                ? java.util.Base64.getDecoder().decode(word.group(2))
                : quoted(word.group(2), octets);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded));
    }

    private static byte[] quoted(String word, List<Byte> octets) {
        for (int i = 0; i < word.length(); i++) {
            boolean escaped = word.charAt(i) == '=';
            octets.add((byte) (escaped ? Integer.parseInt(word.substring(i + 1, i + 3), 16) : word.charAt(i)));
            if (escaped) i += 2;
        }
        byte[] bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = octets.get(i);
        return bytes;
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1, line.length() - 2).strip();
    }

    private static String line(String name, String value) {
        return Drafts.ascii(HeaderLine.of(name, value));
    }

    private static String line(NamedAddress mailbox) {
        return Drafts.ascii(HeaderLine.of("To", mailbox));
    }
}
