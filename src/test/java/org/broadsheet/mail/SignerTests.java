package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.mail.Drafts.ascii;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.mail.dkim.DkimSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTests {
    private static final List<String> OF_EVERY_MESSAGE = List.of(
            "from",
            "to",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "feedback-id",
            "auto-submitted");

    @TempDir
    static Path folder;

    private static Signer signer;

    @BeforeAll
    static void keys() {
        signer = Signer.of(new DkimSettings(
                "Example.org", "s2048", TestKeys.rsa(folder, 2048), "s25519", TestKeys.ed25519(folder), true));
    }

    @Test
    void bothKeysSignBeforeTheMessage() {
        Form.Filled message = message();

        String signed = ascii(signer.sign(message));

        assertThat(signed).endsWith(ascii(message.octets()));
        assertThat(tags(signed, "a")).containsExactly("rsa-sha256", "ed25519-sha256");
        assertThat(tags(signed, "s")).containsExactly("s2048", "s25519");
        assertThat(tags(signed, "d")).containsExactly("example.org", "example.org");
        assertThat(tags(signed, "c")).containsOnly("relaxed/relaxed");
        assertThat(tags(signed, "l")).isEmpty();
    }

    @Test
    void everyHeaderIsNamedOnceMoreThanItStands() {
        String names = tags(ascii(signer.sign(message())), "h").get(0);

        List<String> signed = List.of(names.replaceAll("\\s", "").split(":"));

        for (String name : OF_EVERY_MESSAGE)
            assertThat(signed.stream().filter(name::equals)).as(name).hasSize(2);
        assertThat(signed.stream().filter("cc"::equals)).hasSize(1);
        assertThat(signed).doesNotContain("return-path", "received", "dkim-signature");
    }

    @Test
    void timeIsThatOfTheMessageSoThatEachTryHasTheSameOctets() {
        byte[] first = signer.sign(message());

        assertThat(tags(ascii(first), "t")).containsOnly(String.valueOf(Drafts.DATE.getEpochSecond()));
        assertThat(signer.sign(message())).isEqualTo(first);
    }

    @Test
    void shortWayAndLongWaySignAlike() {
        assertThat(signer.sign(message())).isEqualTo(signer.sign(message().octets()));
    }

    @Test
    void jdkAndNativeProviderSignAlike() {
        Signer jdk = Signer.of(new DkimSettings(
                "example.org", "s2048", folder.resolve("rsa2048.pem"), "s25519", folder.resolve("ed25519.pem"), false));

        assertThat(jdk.sign(message())).isEqualTo(signer.sign(message()));
    }

    @Test
    void linesOfSignaturesAreShort() {
        String signed = ascii(signer.sign(message()));

        assertThat(signed.substring(0, signed.indexOf("From:")).split("\r\n"))
                .allMatch(line -> line.length() <= 76 && !line.endsWith(" "));
    }

    @Test
    void withoutKeyNothingIsAdded() {
        Signer none = Signer.of(DkimSettings.none());

        assertThat(none.signs()).isFalse();
        assertThat(none.records()).isEmpty();
        assertThat(none.sign(message())).isEqualTo(message().octets());
    }

    @Test
    void recordsSayWhatTheDnsMustHave() {
        List<Signer.PublicKeyRecord> records = signer.records();

        assertThat(records)
                .extracting(Signer.PublicKeyRecord::name)
                .containsExactly("s2048._domainkey.example.org", "s25519._domainkey.example.org");
        assertThat(records.get(0).value()).startsWith("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A");
        assertThat(records.get(1).value()).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=");
        assertThat(records.get(0).zoneLine())
                .matches("s2048._domainkey.example.org. IN TXT \"v=DKIM1;[^\"]{247}\" \"[^\"]+\"");
    }

    private static Form.Filled message() {
        return Form.of(Drafts.draft("Hello\n\n", "<p>Доброго ранку</p>")).filled(Drafts.values("abc"));
    }

    private static List<String> tags(String message, String tag) {
        String header = message.substring(0, message.indexOf("\r\nFrom:"));
        Matcher matcher = Pattern.compile("(?<=[;:]|\\s)" + tag + "=([^;]*)(;|\r\nDKIM|$)")
                .matcher(header);
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
