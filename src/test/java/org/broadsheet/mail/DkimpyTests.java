package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.mail.dkim.DkimSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else's verifier (Debian's python3-dkim) says of our signatures. */
class DkimpyTests {
    @TempDir
    static Path folder;

    private static Path rsa;
    private static Path ed25519;

    @BeforeAll
    static void keys() throws Exception {
        assumeTrue(Dkimpy.isInstalled(), "python3-dkim is not installed");
        rsa = TestKeys.rsa(folder, 2048);
        ed25519 = TestKeys.ed25519(folder);
    }

    @Test
    void everyFilledMessageVerifiesUnderEveryKey() {
        Map<String, byte[]> messages = new TreeMap<>();
        for (Map.Entry<String, Signer> signer : signers().entrySet())
            for (int i = 0; i < 25; i++)
                messages.put(signer.getKey() + i, signer.getValue().sign(message("t" + i)));

        Map<String, List<String>> verdicts = verify(messages);

        assertThat(verdicts).hasSize(75);
        assertThat(verdicts.get("both0")).containsExactly("good", "good");
        assertThat(verdicts.values()).allSatisfy(verdict -> assertThat(verdict).containsOnly("good"));
    }

    @Test
    void messagesFromOutsideVerify() {
        Signer signer = signers().get("both");
        Map<String, byte[]> messages = new TreeMap<>();
        messages.put(
                "spaces",
                signer.sign(octets("From: a@example.org\r\nSubject:  a  \t b \r\n\tc\r\n\r\na  b \r\n\r\n\r\n")));
        messages.put("empty", signer.sign(octets("From: a@example.org\r\nSubject: b\r\n\r\n")));
        messages.put("blank", signer.sign(octets("From: a@example.org\r\nSubject: b\r\n\r\n\r\n \r\n")));
        messages.put("open", signer.sign(octets("From: a@example.org\r\nSubject: b\r\n\r\nno line end")));
        messages.put("twice", signer.sign(octets("From: a@example.org\r\nCc: b\r\nCc: c\r\nCC: d\r\n\r\nx\r\n")));
        messages.put("eight", signer.sign("From: a@example.org\r\nSubject: їжак\r\n\r\nїжак\r\n".getBytes(UTF_8)));

        assertThat(verify(messages).values()).hasSize(6).allSatisfy(verdict -> assertThat(verdict)
                .containsOnly("good"));
    }

    @Test
    void headerPutInFrontBreaksEverySignature() {
        byte[] signed = signers().get("both").sign(message("t"));
        Map<String, byte[]> messages = new TreeMap<>();
        for (String header : List.of(
                "From: Eve <eve@example.net>",
                "Subject: Win",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "List-Unsubscribe: <https://example.net/>",
                "To: eve@example.net",
                "Cc: eve@example.net",
                "Reply-To: eve@example.net",
                "Date: Thu, 1 Jan 2026 00:00:00 +0000",
                "Message-ID: <x@example.net>",
                "MIME-Version: 1.0",
                "Content-Type: text/html",
                "Content-Transfer-Encoding: 7bit",
                "List-Id: <x.example.net>",
                "Feedback-ID: x:y:z:eve",
                "Auto-Submitted: no"))
            messages.put(header.substring(0, header.indexOf(':')), octets(header + "\r\n" + ascii(signed)));

        assertThat(verify(messages))
                .hasSize(15)
                .allSatisfy((header, verdicts) ->
                        assertThat(verdicts).as(header).hasSize(2).noneMatch("good"::equals));
    }

    @Test
    void changedOctetBreaksTheSignatureAndChangedWhiteSpaceDoesNot() {
        String signed = ascii(signers().get("both").sign(message("t")));
        Map<String, byte[]> messages = new TreeMap<>();
        messages.put("body", octets(signed.replace("Good morning", "Good evening")));
        messages.put("token", octets(signed.replace("unsubscribe/t", "unsubscribe/u")));
        messages.put("space", octets(signed.replace("Good morning", "Good  morning") + "\r\n\r\n"));
        messages.put("trace", octets("Received: from a by b; now\r\nReturn-Path: <x@example.org>\r\n" + signed));

        Map<String, List<String>> verdicts = verify(messages);

        assertThat(verdicts.get("body")).noneMatch("good"::equals);
        assertThat(verdicts.get("token")).noneMatch("good"::equals);
        assertThat(verdicts.get("space")).containsExactly("good", "good");
        assertThat(verdicts.get("trace")).containsExactly("good", "good");
    }

    private static Map<String, Signer> signers() {
        return Map.of(
                "rsa", Signer.of(new DkimSettings("example.org", "r", rsa, null, null, true)),
                "ed", Signer.of(new DkimSettings("example.org", "e", ed25519, null, null, true)),
                "both", Signer.of(new DkimSettings("example.org", "r", rsa, "e", ed25519, true)));
    }

    private static Form.Filled message(String token) {
        String mark = Slots.mark("token");
        return Form.of(Drafts.draft("Good morning\n" + mark, "<p>Доброго ранку</p> " + mark + " <p>Новини</p>"))
                .filled(Drafts.values(token));
    }

    private static Map<String, List<String>> verify(Map<String, byte[]> messages) {
        return Dkimpy.verify(folder, messages, signers().get("both").records());
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String ascii(byte[] octets) {
        return Drafts.ascii(octets);
    }
}
