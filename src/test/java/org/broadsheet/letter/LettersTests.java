package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.broadsheet.LetterAssert.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.broadsheet.LetterAssert;
import org.broadsheet.TestDatabase;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.mail.TestKeys;
import org.broadsheet.member.Format;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Recipient;
import org.broadsheet.member.SampleMembers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter as the mail that a member gets. */
class LettersTests {
    private static final DataSource DATABASE = TestDatabase.dataSource();
    private static final Recipient OLHA = recipient(7, "olha@kyiv.example", "Ольга Бондар", Format.FULL);

    private static Letters letters;

    private static final String TOKEN = SampleMembers.token(DATABASE, 7 << 22);

    @BeforeAll
    static void room() {
        letters = new LetterRoom().letters(DATABASE);
    }

    @Test
    void everyHeaderOfTheContractIsThere() throws Exception {
        MimeMessage mail = LetterAssert.parsed(
                letters.letter(stored(SampleEdition.daily())).octets(OLHA));

        assertThat(mail).header("From").isEqualTo("The Dnipro Courier <daily@courier.example>");
        assertThat(mail).subject().endsWith(" · 22 November");
        assertThat(mail).header("Date").isEqualTo("Sun, 22 Nov 2026 07:00:00 +0200");
        assertThat(mail).header("Message-ID").matches("<daily\\.[a-z0-9]+@courier\\.example>");
        assertThat(mail).header("List-Id").isEqualTo("The Morning Courier <daily.courier.example>");
        assertThat(mail)
                .header("List-Unsubscribe")
                .matches("<https://letters\\.courier\\.example/unsubscribe/" + TOKEN + ">, "
                        + "<mailto:bounces\\+u-[a-z0-9]+@courier\\.example\\?subject=unsubscribe>");
        assertThat(mail).header("List-Unsubscribe-Post").isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail).header("Feedback-ID").isEqualTo("2026-11-22:daily:broadsheet:courierexample");
        assertThat(mail).header("Auto-Submitted").isEqualTo("auto-generated");
    }

    @Test
    void editionThatAPersonSendsIsNotCalledAutomatic() throws Exception {
        Edition byHand = SampleEdition.edition(SampleEdition.daily().content(), 2, true);

        MimeMessage mail = LetterAssert.parsed(letters.letter(stored(byHand)).octets(OLHA));
        assertThat(mail).header("Auto-Submitted").isNull();
        assertThat(mail).header("Feedback-ID").startsWith("2026-11-22.2:");
    }

    @Test
    void memberGetsTheirOwnAddressesAndTheFormatTheyChose() throws Exception {
        Letter letter = letters.letter(stored(SampleEdition.daily()));

        assertThat(LetterAssert.parsed(letter.octets(OLHA)))
                .inHtml()
                .says("/unsubscribe/" + TOKEN, "/preferences/" + TOKEN, "olha@kyiv.example")
                .inHtml()
                .doesNotSay("\uE000")
                .inText()
                .says("/unsubscribe/" + TOKEN);
        assertThat(LetterAssert.parsed(letter.octets(recipient(8, "p@kyiv.example", "", Format.TEXT))))
                .header("Content-Type")
                .startsWith("text/plain");
        assertThat(LetterAssert.parsed(letter.octets(recipient(9, "b@kyiv.example", "", Format.BRIEF))))
                .inHtml()
                .doesNotSay("<img");
    }

    /** With both signatures, RSA's and Ed25519's. */
    @ParameterizedTest
    @CsvSource({
        "The council decided on matter %d after a long evening and a vote, 16",
        "Рада ухвалила рішення щодо питання %d після довгого вечора, 10"
    })
    void shortFormHasFifteenKilobytesAsItTravels(String headline, int atLeast, @TempDir Path keys) throws Exception {
        List<Story> stories = IntStream.range(0, 60)
                .mapToObj(n -> SampleEdition.story(headline.formatted(n), (headline.formatted(n) + ". ").repeat(6)))
                .toList();
        Letters signed = new LetterRoom()
                .with("broadsheet.dkim.domain", "courier.example")
                .with("broadsheet.dkim.selector", "b")
                .with("broadsheet.dkim.private-key", TestKeys.rsa(keys, 2048).toString())
                .with("broadsheet.dkim.ed25519-selector", "e")
                .with(
                        "broadsheet.dkim.ed25519-private-key",
                        TestKeys.ed25519(keys).toString())
                .letters(DATABASE);
        Letter letter = signed.letter(stored(SampleEdition.edition(
                SampleEdition.content(null, List.of(new Section("News", stories)), List.of(), List.of(), 0),
                60 + atLeast,
                false)));

        byte[] message = letter.octets(recipient(9, "b@kyiv.example", "Ольга Бондар", Format.BRIEF));
        Document html = Jsoup.parse(LetterAssert.html(LetterAssert.parsed(message)));
        String text = LetterAssert.text(LetterAssert.parsed(message));

        assertThat(message).hasSizeLessThanOrEqualTo(15_000).hasSizeGreaterThan(13_000);
        assertThat(LetterAssert.parsed(message).getHeader("DKIM-Signature")).hasSize(2);
        assertThat(html.select("h3").size()).isGreaterThanOrEqualTo(atLeast);
        assertThat(html.select("h3 + p")).hasSameSizeAs(html.select("h3"));
        assertThat(text.lines().filter(line -> line.contains(headline.substring(0, 12))))
                .hasSameSizeAs(html.select("h3"));
        assertThat(html.select("[src],[background],link,style:contains(url)")).isEmpty();
    }

    @Test
    void bounceComesBackToAnAddressOfThisMemberAndEdition() {
        Edition edition = stored(SampleEdition.daily());
        Letter letter = letters.letter(edition);

        assertThat(letter.sender(OLHA)).matches("bounces\\+[a-z0-9]+@courier\\.example");
        assertThat(letter.sender(OLHA)).isNotEqualTo(letter.sender(recipient(8, "p@kyiv.example", "", Format.FULL)));
    }

    @Test
    void withoutABounceAddressTheSenderIsFromAndThereIsNoMailto() throws Exception {
        Letters plain =
                new LetterRoom().without("broadsheet.mail.bounce-address").letters(DATABASE);
        Letter letter = plain.letter(stored(SampleEdition.daily()));

        assertThat(letter.sender(OLHA)).isEqualTo("daily@courier.example");
        assertThat(LetterAssert.parsed(letter.octets(OLHA)))
                .header("List-Unsubscribe")
                .doesNotContain("mailto");
    }

    /** A run that is resumed after a crash must not send another letter than before it. */
    @Test
    void letterStaysTheSameThoughTemplatesChange(@TempDir Path folder) throws IOException {
        Edition edition = stored(SampleEdition.daily());
        byte[] before = letters.letter(edition).octets(OLHA);

        Files.createDirectories(folder.resolve("email/daily"));
        Files.writeString(folder.resolve("email/daily/html.ftlh"), "<p>something else</p>");
        Letters later =
                new LetterRoom().with("broadsheet.templates", folder.toString()).letters(DATABASE);
        assertThat(later.letter(edition).octets(OLHA)).isEqualTo(before);
        assertThat(later.preview(edition, Format.FULL).html()).isEqualTo("<p>something else</p>\n");
    }

    @Test
    void octetsAreSevenBitAndNoLineIsLong() {
        byte[] octets = letters.letter(stored(SampleEdition.daily())).octets(OLHA);

        String mail = new String(octets, StandardCharsets.ISO_8859_1);
        assertThat(mail.chars().allMatch(c -> c < 0x80)).isTrue();
        assertThat(mail.split("\r\n")).allMatch(line -> line.length() <= 998 && line.indexOf('\n') < 0);
    }

    @Test
    void previewIsWhatASampleReaderWouldGet() throws Exception {
        Preview preview = letters.preview(SampleEdition.daily(), Format.FULL);

        assertThat(preview.html()).contains("reader@example.org").doesNotContain("\uE000");
        assertThat(preview.text()).contains("reader@example.org").doesNotContain("\uE000");
        assertThat(LetterAssert.parsed(preview.message()).getSubject()).isEqualTo(preview.subject());
    }

    @Test
    void missingSettingIsNamed() {
        Letters unset = new LetterRoom().without("broadsheet.mail.from").letters(DATABASE);
        assertThatIllegalStateException()
                .isThrownBy(() -> unset.preview(SampleEdition.daily(), Format.FULL))
                .withMessageContaining("broadsheet.mail.from");

        Letters homeless = new LetterRoom().without("broadsheet.site.url").letters(DATABASE);
        assertThatIllegalStateException()
                .isThrownBy(() -> homeless.preview(SampleEdition.daily(), Format.FULL))
                .withMessageContaining("broadsheet.site.url");
    }

    private static Edition stored(Edition edition) {
        JdbcClient jdbc = JdbcClient.create(DATABASE);
        long id = jdbc.sql("""
                        insert into edition (digest, day, number, from_at, to_at, by_hand, state, content, created_at)
                        values ('daily', '2026-11-22', (select count(*) + 1 from edition), now(), now(), false, 'ready', '{}', now())
                        returning id
                        """).query(Long.class).single();
        return SampleEdition.withId(edition, id);
    }

    private static Recipient recipient(long id, String address, String name, Format format) {
        return new Recipient(new MemberId(id), address, name, format, id << 22);
    }
}
