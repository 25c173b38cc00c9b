package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceReaderTests {
    private static final BounceReader READER = new BounceReader();

    @Test
    void reportTellsRecipientCodeWordsAndToken() {
        Fact fact = read(Mails.DSN);

        assertThat(fact.kind()).isEqualTo(BounceKind.HARD);
        assertThat(fact.cause()).isEqualTo(Cause.DEAD_ADDRESS);
        assertThat(fact.recipient()).isEqualTo("olena@example.org");
        assertThat(fact.status()).isEqualTo("5.1.1");
        assertThat(fact.diagnostic()).startsWith("550 5.1.1").endsWith("User unknown");
        assertThat(fact.rule()).isEqualTo("address-by-code");
        assertThat(fact.editionToken()).isEqualTo("7k2m4q9x5t3w.c1d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1  | 550 5.1.1 User unknown                                                     | DEAD_ADDRESS
            5.1.10 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found             | DEAD_ADDRESS
            5.1.2  | 550 5.1.2 Host unknown                                                     | DEAD_DOMAIN
            5.4.4  | Host or domain name not found. Name service error: Host not found          | DEAD_DOMAIN
            5.2.1  | 550 5.2.1 The email account that you tried to reach is disabled            | DISABLED
            5.7.13 | 525 5.7.13 Disabled recipient address                                      | DISABLED
            5.2.2  | 552 5.2.2 Mailbox over quota                                               | UNREACHABLE
            5.1.1  | 552 5.1.1 mailbox is over quota                                            | UNREACHABLE
            4.4.1  | connect to mx.example.org: Connection timed out                            | UNREACHABLE
            4.1.1  | 450 4.1.1 User unknown, try later                                          | UNREACHABLE
            5.7.1  | 550 5.7.1 Message rejected due to local policy                             | OUR_FAULT
            5.7.26 | 550 5.7.26 This mail has been blocked because the sender is unauthenticated | OUR_FAULT
            5.1.1  | 550 5.1.1 blocked using zen.spamhaus.org                                   | OUR_FAULT
            5.1.8  | 501 5.1.8 Sender address rejected                                          | OUR_FAULT
            5.6.0  | 552 5.6.0 Headers too large                                                | OUR_FAULT
            5.0.0  | 554 5.0.0 something nobody ever said                                       | UNREACHABLE
            """)
    void everyClassHasItsWordsAndCodes(String status, String diagnostic, Cause cause) {
        assertThat(read(Mails.dsn(status, diagnostic)).cause()).isEqualTo(cause);
    }

    @Test
    void unknownUserAfterTheWholeMessageMustBeSeenTwice() {
        String words = "<olena@example.org>: host mx.example.org said: 550 User unknown (in reply to %s command)";

        assertThat(read(Mails.plain(words.formatted("RCPT TO"))).kind()).isEqualTo(BounceKind.HARD);
        assertThat(read(Mails.plain(words.formatted("end of DATA"))).cause()).isEqualTo(Cause.DISABLED);
    }

    @Test
    void refusalOfTheSenderNeverCostsTheMember() {
        String words =
                "<olena@example.org>: host mx.example.org said: 550 5.1.1 unknown user (in reply to MAIL FROM command)";

        assertThat(read(Mails.plain(words)).cause()).isEqualTo(Cause.OUR_FAULT);
    }

    @Test
    void severalRecipientsAreSeveralFacts() {
        BounceReading reading = READER.read(Mails.report("""
                        Final-Recipient: rfc822; full@example.org
                        Action: failed
                        Status: 5.2.2

                        Final-Recipient: rfc822; gone@example.org
                        Action: failed
                        Status: 5.1.1

                        Final-Recipient: rfc822; late@example.org
                        Action: delayed
                        Status: 4.4.1
                        """).getBytes(StandardCharsets.UTF_8));

        assertThat(reading.facts())
                .extracting(Fact::recipient, Fact::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("full@example.org", Cause.UNREACHABLE),
                        org.assertj.core.groups.Tuple.tuple("gone@example.org", Cause.DEAD_ADDRESS),
                        org.assertj.core.groups.Tuple.tuple("late@example.org", Cause.NOT_A_BOUNCE));
        assertThat(reading.gravest().recipient()).isEqualTo("gone@example.org");
    }

    @Test
    void reportInAnInternationalisedMailIsRead() {
        String mail = Mails.DSN
                .replace("message/delivery-status", "message/global-delivery-status")
                .replace("olena@example.org", "олена@приклад.укр");

        assertThat(read(mail).recipient()).isEqualTo("олена@приклад.укр");
    }

    @Test
    void deliveredIsNothing() {
        Fact fact = read(Mails.report("Final-Recipient: rfc822; a@example.org\nAction: delivered\nStatus: 2.0.0\n"));

        assertThat(fact.kind()).isEqualTo(BounceKind.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Postfix:  <olena@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 No such user (in reply to RCPT TO command)
            Exim:     olena@example.org\\n    SMTP error from remote mail server after RCPT TO:<olena@example.org>:\\n    550 unknown user
            Exim:     olena@example.org\\n    Unrouteable mail domain "example.org"
            qmail:    <olena@example.org>:\\n192.0.2.1 does not like recipient.\\nRemote host said: 550 no such mailbox
            qmail:    <olena@example.org>:\\nSorry, I couldn't find any host named example.org. (#5.1.2)
            Sendmail: ----- Transcript of session follows -----\\n>>> RCPT To:<olena@example.org>\\n<<< 550 Unknown user\\n550 olena@example.org... User unknown
            Exchange: olena@example.org on 12.05.2026\\n The recipient name is not recognized
            German:   olena@example.org: 550 Empfänger unbekannt (in reply to RCPT TO command)
            French:   olena@example.org: 550 Adresse d'un destinataire inconnue (in reply to RCPT TO command)
            Russian:  olena@example.org: 550 Пользователь не найден (in reply to RCPT TO command)
            Ukrain.:  olena@example.org: 550 Такий користувач не існує (in reply to RCPT TO command)
            Polish:   olena@example.org: 550 Nie ma takiego konta (in reply to RCPT TO command)
            Spanish:  olena@example.org: 550 El usuario no existe (in reply to RCPT TO command)
            Japanese: olena@example.org: 550 該当するユーザがありません (in reply to RCPT TO command)
            Chinese:  olena@example.org: 550 用户不存在 (in reply to RCPT TO command)
            """)
    void deadIsUnderstoodInManyTongues(String line) {
        String words = line.substring(line.indexOf(':') + 1).strip().replace("\\n", "\n");

        Fact fact = read(Mails.plain(words));

        assertThat(fact.kind()).as(fact.toString()).isEqualTo(BounceKind.HARD);
        assertThat(fact.recipient()).isEqualTo("olena@example.org");
    }

    @Test
    void gatewaysEmptyWrappingIsUndone() {
        String mail = "From: MAILER-DAEMON@gateway.example\nSubject: Returned mail: User unknown\n"
                + "Content-Type: multipart/mixed; boundary=outer\n\n--outer\n\nThe original message was received at noon\n"
                + "--outer\nContent-Type: message/rfc822\n\n" + Mails.DSN + "\n--outer--\n";

        assertThat(read(mail).rule()).isEqualTo("address-by-code");
    }

    @Test
    void ordinaryMailIsNothing() {
        Fact fact =
                read("From: olena@example.org\nTo: daily@news.example\nSubject: Thank you\n\nA fine letter today.\n");

        assertThat(fact.kind()).isEqualTo(BounceKind.NONE);
        assertThat(List.of(fact.rule())).containsExactly("not-a-bounce");
    }

    private static Fact read(String mail) {
        return READER.read(mail.getBytes(StandardCharsets.UTF_8)).gravest();
    }
}
