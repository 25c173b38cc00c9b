package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members, their mail programs and their providers send: complaints, absences, requests to be let go. */
class PeoplesMailTests {
    private static final BounceReader READER = new BounceReader();
    private static final String HEAD = "From: Olena <olena@example.org>\nTo: bounces+7k2m4q9x5t3w.c1d@news.example\n";

    @ParameterizedTest
    @CsvSource({
        "abuse, COMPLAINT, COMPLAINT",
        "fraud, COMPLAINT, COMPLAINT",
        "other, COMPLAINT, COMPLAINT",
        "opt-out, COMPLAINT, COMPLAINT",
        "not-spam, NONE, NOT_A_BOUNCE",
        "auth-failure, COMPLAINT, OUR_FAULT",
    })
    void feedbackIsWhatItsTypeSays(String type, BounceKind kind, Cause cause) {
        Fact fact = read(feedback(type));

        assertThat(fact.kind()).isEqualTo(kind);
        assertThat(fact.cause()).isEqualTo(cause);
    }

    @Test
    void redactedComplaintIsKnownByTheLettersToken() {
        assertThat(read(feedback("abuse")).editionToken()).isEqualTo("9p8n7m6k5j4h.b2c");
    }

    private static String feedback(String type) {
        return """
                From: feedback@provider.example
                To: abuse@news.example
                Subject: FW: Today
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                This is an email abuse report.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Loop/1.0
                Version: 1

                --b
                Content-Type: message/rfc822

                Return-Path: <redacted@provider.example>
                From: daily@news.example
                To: <redacted@provider.example>
                List-Unsubscribe: <https://news.example/unsubscribe/AbCd1234>, <mailto:u+9p8n7m6k5j4h.b2c@news.example>
                Subject: Today

                Stories.
                --b--
                """.formatted(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\nSubject: I am at sea",
                "X-Autoreply: yes\nSubject: Today",
                "Precedence: auto_reply\nSubject: Today",
                "Subject: Out of Office: Today",
                "Subject: Automatic reply: Today",
                "Subject: Abwesenheitsnotiz: Today",
                "Subject: Réponse automatique : Today",
                "Subject: Автоматична відповідь: Today",
                "Subject: Автоответ: Today",
                "Subject: 自動返信: Today",
                "Subject: Please confirm your email to reach me",
            })
    void absenceIsAnAutomaticAnswer(String fields) {
        Fact fact =
                read("Return-Path: <>\n" + HEAD + fields + "\n\nThe mail could not be delivered to me, I am away.\n");

        assertThat(fact.kind()).isEqualTo(BounceKind.AUTO_REPLY);
        assertThat(fact.cause()).isEqualTo(Cause.NOT_A_BOUNCE);
    }

    @Test
    void mailToTheUnsubscribeAddressUnsubscribesWhateverItsSubject() {
        Fact fact = read("From: olena@example.org\nTo: u+9p8n7m6k5j4h.b2c@news.example\nSubject: hello\n\n");

        assertThat(fact.kind()).isEqualTo(BounceKind.UNSUBSCRIBE);
        assertThat(fact.editionToken()).isEqualTo("9p8n7m6k5j4h.b2c");
    }

    @Test
    void bounceToTheUnsubscribeAddressUnsubscribesNobody() {
        assertThat(read(Mails.DSN.replace("To: bounces+", "To: u+")).kind()).isEqualTo(BounceKind.HARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unsubscribe", "Re: UNSUBSCRIBE", "Abmelden", "Désabonner", "Відписатися", "отписаться", "退订"})
    void commandInTheSubjectUnsubscribes(String subject) {
        Fact fact = read(HEAD + "Subject: " + subject + "\n\nBest wishes\n");

        assertThat(fact.kind()).isEqualTo(BounceKind.UNSUBSCRIBE);
        assertThat(fact.recipient()).isEqualTo("olena@example.org");
    }

    private static Fact read(String mail) {
        return READER.read(mail.getBytes(StandardCharsets.UTF_8)).gravest();
    }
}
