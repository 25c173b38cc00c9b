package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of RFC 8463, appendix A: Ed25519 gives one signature only, so ours must be the one printed there. */
class Rfc8463Tests {
    private static final String SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    private static final String RECORD = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String BODY_HASH = "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=";
    private static final String SIGNATURE =
            "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==";
    private static final String TAGS = """
             v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=""";
    private static final List<String> SIGNED =
            List.of("from", "to", "subject", "date", "message-id", "from", "subject", "date");
    private static final String MESSAGE = """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signatureIsTheOneOfTheRfc(boolean nativeProvider) {
        SigningKey key = key(nativeProvider);

        assertThat(Base64.getEncoder().encodeToString(key.sign(data()))).isEqualTo(SIGNATURE);
        assertThat(key.publicRecord()).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyHashIsTheOneOfTheRfc(boolean nativeProvider) {
        Signable message = Signable.of(octets(MESSAGE));

        byte[] hash = message.bodyHash(key(nativeProvider).sha256());

        assertThat(Base64.getEncoder().encodeToString(hash)).isEqualTo(BODY_HASH);
        assertThat(message.date()).isEqualTo("2003-07-12T04:00:37Z");
    }

    private static SigningKey key(boolean nativeProvider) {
        byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        ByteArrayOutputStream pkcs8 = new ByteArrayOutputStream();
        pkcs8.writeBytes(prefix);
        pkcs8.writeBytes(Base64.getDecoder().decode(SEED));
        String pem = Base64.getEncoder().encodeToString(pkcs8.toByteArray());
        return SigningKey.of(
                PrivateKeys.ofPem("-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n"),
                nativeProvider);
    }

    private static byte[] data() {
        HeaderFields header = new HeaderFields(octets(MESSAGE));
        Map<String, Integer> taken = new HashMap<>();
        Octets data = new Octets(256);
        for (String name : SIGNED) {
            List<HeaderFields.HeaderField> fields = header.lastFirst(name);
            int next = taken.merge(name, 1, Integer::sum) - 1;
            if (next < fields.size()) {
                fields.get(next).relaxedTo(data);
                data.put("\r\n");
            }
        }
        HeaderFields.HeaderField.of("dkim-signature", TAGS.replace("\n", "\r\n"))
                .relaxedTo(data);
        return data.toArray();
    }

    private static byte[] octets(String text) {
        return text.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }
}
