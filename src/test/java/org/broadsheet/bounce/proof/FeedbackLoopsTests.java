package org.broadsheet.bounce.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.broadsheet.bounce.BounceSettings;
import org.broadsheet.mail.TestKeys;
import org.broadsheet.mail.dkim.DomainKey;
import org.broadsheet.mail.dkim.Signable;
import org.broadsheet.mail.dkim.SigningKey;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are made by the program's own signer, which other programs have judged, and by RFC 8463. */
class FeedbackLoopsTests {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-12T12:00:00Z"), ZoneOffset.UTC);
    private static final String REPORT = """
            From: Feedback <fbl@loop.example>
            To: bounces@news.example
            Subject: complaint  about
              a letter
            Date: Tue, 12 May 2026 11:00:00 +0000
            Content-Type: message/feedback-report

            Feedback-Type: abuse \t
            Original-Rcpt-To: m0@reader.example


            """.replace("\n", "\r\n");

    @TempDir
    private Path folder;

    private final Map<String, String> dns = new HashMap<>();
    private SigningKey key;

    @BeforeEach
    void keys() {
        key = SigningKey.read(TestKeys.rsa(folder, 2048), false);
        dns.put("s1._domainkey.loop.example", key.publicRecord());
    }

    @Test
    void signatureOfANamedLoopProves() {
        assertThat(loops("loop.example").signed(signed(REPORT))).isTrue();
        assertThat(loops("other.example", "LOOP.example").signed(signed(REPORT)))
                .isTrue();
        assertThat(loops("fbl@loop.example").signed(signed(REPORT))).isTrue();
    }

    @Test
    void ed25519ProvesToo() {
        key = SigningKey.read(TestKeys.ed25519(folder), false);
        dns.put("s1._domainkey.loop.example", key.publicRecord());

        assertThat(loops("loop.example").signed(signed(REPORT))).isTrue();
    }

    @Test
    void mailboxThatKeepsBareLineFeedsChangesNothing() {
        byte[] stored = text(signed(REPORT)).replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(loops("loop.example").signed(stored)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other.example", "example", "sub.loop.example", "staff@loop.example", "oop.example"})
    void loopThatWasNotNamedProvesNothing(String named) {
        assertThat((named.isEmpty() ? loops() : loops(named)).signed(signed(REPORT)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "m0@reader.example, m1@reader.example",
        "fbl@loop.example, fbl@evil.example",
        "complaint  about, complaint of",
        "'From:', 'Subject: second\r\nFrom:'",
        "'From:', 'From: other@loop.example\r\nFrom:'",
        "'abuse', 'abuse and more'",
        "'; d=loop.example', '; l=5; d=loop.example'",
        "'d=loop.example', 'd=loop.example; d=loop.example'",
        "'v=1', 'v=2'",
        "'rsa-sha256', 'rsa-sha1'",
        "'bh=', 'bh=AAAA'",
        "'h=from:', 'h='",
        "'d=loop.example', 'd=loop.example; x=1'",
        "'d=loop.example', 'd=loop.example; i=@evil.example'",
    })
    void whatWasChangedAfterSigningProvesNothing(String from, String to) {
        String mail = text(signed(REPORT));
        assertThat(mail).contains(from);

        assertThat(loops("loop.example")
                        .signed(mail.replaceFirst(java.util.regex.Pattern.quote(from), to)
                                .getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
    }

    @Test
    void domainThatSignsForAnotherProvesNothing() {
        byte[] mail = signed(REPORT.replace("fbl@loop.example", "fbl@victim.example"));

        assertThat(loops("loop.example", "victim.example").signed(mail)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p=",
                "v=DKIM1; k=ed25519; p=AAAA",
                "v=DKIM1; t=y; ",
                "v=DKIM1; h=sha1; ",
                "v=DKIM1; s=tlsrpt; ",
                "",
                "v=DKIM1; p=!!"
            })
    void revokedForeignOrTestingKeyProvesNothing(String record) {
        String whole =
                record.endsWith("; ") ? record + "k=rsa; " + key.publicRecord().replaceFirst(".*(p=)", "$1") : record;
        dns.put("s1._domainkey.loop.example", whole);

        assertThat(loops("loop.example").signed(signed(REPORT))).isFalse();
    }

    @Test
    void exampleOfRfc8463Verifies() throws Exception {
        Path mail = Path.of(System.getProperty("corpora", "../shared/corpora")).resolve("dkim/appendix-a3.eml");
        Assumptions.assumeTrue(Files.exists(mail));
        dns.put(
                "brisbane._domainkey.football.example.com",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        SignedMail signed = new SignedMail(Files.readAllBytes(mail));

        assertThat(signed.all("dkim-signature")).hasSize(2).first().satisfies(field -> {
            DkimSignature signature = new DkimSignature(signed, field);
            assertThat(signature.isAcceptable(NOON.instant())).isTrue();
            assertThat(signature.verifies(dns.get(signature.keyName()))).isTrue();
        });
        assertThat(loops("football.example.com").signed(Files.readAllBytes(mail)))
                .isTrue();
    }

    @Test
    void hostileSignaturesEndInTime() {
        UnaryOperator<String> mail = field -> "From: fbl@loop.example\r\nDKIM-Signature: " + field + "\r\n\r\n";

        for (String unit : List.of(";", "=", ":", "h=from:", " ", "b=;", "\r\n ")) {
            assertThat(loops("loop.example")
                            .signed(mail.apply(unit.repeat(50_000)).getBytes(StandardCharsets.ISO_8859_1)))
                    .isFalse();
        }
    }

    private FeedbackLoops loops(String... named) {
        BounceSettings settings = new BounceSettings(null, 0.001, 0.003, 3, 7, List.of(named));
        return new FeedbackLoops(settings, name -> dns.containsKey(name) ? List.of(dns.get(name)) : List.of(), NOON);
    }

    private byte[] signed(String mail) {
        byte[] octets = mail.getBytes(StandardCharsets.ISO_8859_1);
        String signature = text(new DomainKey("loop.example", "s1", key).signature(Signable.of(octets)));
        return (signature + mail).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
