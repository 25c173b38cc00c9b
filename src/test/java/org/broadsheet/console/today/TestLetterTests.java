package org.broadsheet.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stolen login can do with test letters: little, and not unseen. */
class TestLetterTests {
    private static final String PAGE = "/console/today/daily?edition=coming";
    private static final Pattern LINK = Pattern.compile("/test-address/[A-Za-z0-9_-]+");
    private ConsoleRoom room;

    @BeforeEach
    void open() {
        room = Newsroom.open();
        room.jdbc.sql("update account set email = 'Chief@example.org'").update();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void strangersAreAskedOnceAndGetNoLetterOfTheEditors() {
        assertThat(test("stranger@example.net").body()).contains("belongs to no account");

        assertThat(subjects(1)).containsExactly("Test letters to this address? · The Morning Paper");
        assertThat(room.count("test_address where confirmed_at is not null")).isZero();
    }

    @Test
    void whoAgreedByTheLinkGetsTestLetters() {
        test("partner@example.net");
        String link = link();

        assertThat(room.get(link).body()).contains("Yes, send them");
        assertThat(room.count("test_address where confirmed_at is not null")).isZero();
        assertThat(room.submit(link, "").body()).contains("can now send test letters");
        assertThat(test("Partner@EXAMPLE.net").body()).contains("accepted the test letter");

        assertThat(room.get(link + "x").statusCode()).isEqualTo(404);
        assertThat(room.submit("/test-address/" + "x".repeat(43), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void linkOfSomebodyWhoWasAskedAgainOrLongAgoIsNotTaken() {
        test("late@example.net");
        String link = link();
        room.jdbc
                .sql("update test_address set asked_at = now() - interval '73 hours'")
                .update();

        assertThat(room.submit(link, "").statusCode()).isEqualTo(404);
        assertThat(room.count("test_address where confirmed_at is not null")).isZero();
    }

    @Test
    void oneAccountSendsTenAtOnceToWhomeverItAsks() {
        List<String> answers = IntStream.range(0, 14)
                .mapToObj(i -> test(i % 2 == 0 ? "chief@example.org" : "s" + i + "@example.net")
                        .body())
                .toList();

        assertThat(answers.stream().filter(a -> a.contains("Too many test letters")))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(answers.subList(0, 10)).noneMatch(a -> a.contains("Too many test letters"));
    }

    @Test
    void suppressedAddressIsNotWrittenToEvenIfItIsAnAccounts() {
        room.bean(Suppressions.class)
                .suppress(Address.parse("chief@example.org").key(), Reason.COMPLAINED, "test", null);

        assertThat(test("CHIEF@example.org").body()).contains("CHIEF@example.org is suppressed");
        assertThat(room.relay.getReceivedMessages()).isEmpty();
    }

    @Test
    void auditTellsAddressesApartAndNamesNone() {
        test("chief@example.org");
        test("chief@example.org");
        test("stranger@example.net");

        List<String> lines = room.jdbc
                .sql("select detail from audit where what = 'edition-test' order by id")
                .query(String.class)
                .list();
        assertThat(lines)
                .hasSize(3)
                .allMatch(line -> line.matches("(accepted|asked) [0-9a-f]{16} @example\\.(org|net)"));
        assertThat(lines.get(0)).isEqualTo(lines.get(1)).isNotEqualTo(lines.get(2));
    }

    @Test
    void formOffersTheEditorsOwnAddressAndThenTheLastOne() {
        assertThat(room.get(PAGE).body()).contains("value=\"Chief@example.org\"");

        test("o'neill+test@example.net");

        assertThat(room.get(PAGE).body()).contains("value=\"o&#39;neill+test@example.net\"");
    }

    private HttpResponse<String> test(String address) {
        room.post(PAGE, "/console/today/daily/test", "edition", "coming", "address", address);
        return room.get(PAGE);
    }

    private String link() {
        subjects(1);
        Matcher found = LINK.matcher(content(0));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private List<String> subjects(int most) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> room.relay.getReceivedMessages().length == most);
        return Arrays.stream(room.relay.getReceivedMessages())
                .map(TestLetterTests::subject)
                .toList();
    }

    private static String subject(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String content(int index) {
        return com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(
                        room.relay.getReceivedMessages()[index])
                .replace("=\r\n", "");
    }
}
