package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.broadsheet.mail.Drafts.ascii;
import static org.broadsheet.mail.Drafts.draft;
import static org.broadsheet.mail.Drafts.headers;
import static org.broadsheet.mail.Drafts.parsed;
import static org.broadsheet.mail.Drafts.values;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class FormTests {
    private static final String LATIN =
            "Good morning, " + Slots.mark("name") + "!\nSee https://example.org/" + Slots.mark("token");
    private static final String CYRILLIC = "<p>Доброго ранку, " + Slots.mark("name") + "! Ось новини цього дня.</p>";

    @Test
    void readsBackAsItWasDrafted() throws Exception {
        MimeMessage message = parsed(form().fill(member("Oksana")));

        assertThat(message.getSubject()).isEqualTo("Новини дня, 20 вересня");
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Редакція");
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Олена Коваль");
        assertThat(message.getMessageID()).isEqualTo("<daily.2023-09-20.abc@example.org>");
        assertThat(message.getSentDate()).isEqualTo(Drafts.DATE);
        assertThat(message.getHeader("Date")).containsExactly("Wed, 20 Sep 2023 07:00:00 +0300");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void textStandsBeforeHtmlAndEachIsEncodedByItsContent() throws Exception {
        MimeMultipart parts =
                (MimeMultipart) parsed(form().fill(member("Oksana"))).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Good morning, Oksana!\r\nSee https://example.org/abc");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getHeader("Content-Transfer-Encoding")).containsExactly("base64");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Доброго ранку, Oksana! Ось новини цього дня.</p>");
    }

    @Test
    void valuesAreEscapedInHtmlOnly() throws Exception {
        MimeMultipart parts = (MimeMultipart)
                parsed(form().fill(member("<b>\"O'Neil\" & Co</b>"))).getContent();

        assertThat((String) parts.getBodyPart(0).getContent()).contains("<b>\"O'Neil\" & Co</b>");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Co&lt;/b&gt;");
    }

    @Test
    void textAloneIsOnePart() throws Exception {
        Map<String, String> values = member("Oksana");
        values.remove(Form.BOUNDARY);

        MimeMessage message = parsed(Form.of(draft(LATIN, null)).fill(values));

        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getContent()).isEqualTo("Good morning, Oksana!\r\nSee https://example.org/abc\r\n");
    }

    @Test
    void slotWithoutValueIsNamed() {
        Map<String, String> values = values("abc");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> form().fill(values))
                .withMessageContaining("'name'");
    }

    @Test
    void valueCannotBeginAnotherHeader() {
        Map<String, String> values = member("Oksana");
        values.put(Form.TO, "Eve\r\nBcc: all@example.org");

        assertThatExceptionOfType(BadHeader.class)
                .isThrownBy(() -> form().fill(values))
                .withMessage("To: the character U+000D must not stand in a header");
    }

    @Test
    void headersOfTheDraftsOwnAreRefused() {
        for (String name : new String[] {"Subject", "to", "Content-Type", "Bcc", "Two words", "Colon:"}) {
            Map<String, String> headers = headers();
            headers.put(name, "x");

            assertThatExceptionOfType(BadHeader.class)
                    .as(name)
                    .isThrownBy(() -> Form.of(draft("s", headers, "t", null)));
        }
    }

    @Test
    void messageIdMustBeGiven() {
        assertThatExceptionOfType(BadHeader.class)
                .isThrownBy(() -> Form.of(draft("s", Map.of(), "t", null)))
                .withMessageStartingWith("Message-ID");
    }

    @Test
    void memberWithLettersBeyondAsciiInTheAddressStillGetsAnAsciiHeader() throws Exception {
        Map<String, String> values = member("Oksana");
        values.put(Form.ADDRESS, "оксана@xn--80aswg.example");

        byte[] octets = form().fill(values);

        assertThat(ascii(octets))
                .matches(s -> s.chars().allMatch(c -> c < 0x80))
                .contains(" :;\r\n");
        assertThat(parsed(octets).getHeader("To")).hasSize(1);
    }

    @Test
    void sameOctetsWhateverTheLocaleAndZone() {
        byte[] here = form().fill(member("Oksana"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            assertThat(form().fill(member("Oksana"))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Form form() {
        return Form.of(draft(LATIN, CYRILLIC));
    }

    private static Map<String, String> member(String name) {
        Map<String, String> values = values("abc");
        values.put("name", name);
        return values;
    }
}
