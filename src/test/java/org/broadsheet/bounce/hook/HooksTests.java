package org.broadsheet.bounce.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadsheet.TestDatabase;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HooksTests {
    private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());
    private static final String SECONDS = String.valueOf(NOW.getEpochSecond());
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:bounces";
    private static final URI CERTIFICATE = URI.create("https://sns.eu-central-1.amazonaws.com/Service-1.pem");

    @Test
    void mailgunsFailureIsReadByOurRules() throws Exception {
        Hook.Call call = mailgun("key", SECONDS, "key");

        assertThat(mailgun().isGenuine(call)).isTrue();
        Fact fact = only(mailgun().arrivals(call));
        assertThat(fact.cause()).isEqualTo(Cause.DEAD_ADDRESS);
        assertThat(fact.editionToken()).isEqualTo("aaaabbbbccccddddeeeeffff");
        assertThat(fact.recipient()).isEqualTo("olena@example.org");
    }

    private static Mailgun mailgun() {
        return new Mailgun(settings(), new Mailgun.SpentSignatures(JDBC));
    }

    @Test
    void mailgunsSignatureProvesTheBodyThatItCameWithFirst() throws Exception {
        Hook.Call call = mailgun("key", SECONDS, "once");
        Hook.Call other =
                new Hook.Call(new String(call.body()).replace("olena", "petro").getBytes(), name -> "", NOW);
        Hook.Call later = new Hook.Call(call.body(), name -> "", NOW.plus(Duration.ofHours(4)));

        assertThat(mailgun().isGenuine(call)).isTrue();
        assertThat(mailgun().isGenuine(other)).isFalse();
        assertThat(mailgun().isGenuine(call)).isTrue();
        assertThat(mailgun().isGenuine(later)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-901, false", "-899, true", "299, true", "301, false", "172800, false"})
    void mailgunsTimeIsOfThisQuarterOfAnHour(long seconds, boolean genuine) throws Exception {
        String time = String.valueOf(NOW.getEpochSecond() + seconds);

        assertThat(mailgun().isGenuine(mailgun("key", time, "at " + seconds))).isEqualTo(genuine);
    }

    /** Each as large as a hook may be; the tree of the first would be 350,000 objects. */
    static Stream<String> documentsWithoutAProof() {
        int most = 1024 * 1024;
        return Stream.of(
                "[" + "{},".repeat(most / 3 - 2) + "{}]",
                "{\"event-data\":[" + "{},".repeat(most / 3 - 20) + "{}]}",
                "[".repeat(most),
                "{\"a\":".repeat(most / 5),
                "{\"signature\":{\"token\":\"" + "a".repeat(most - 40) + "\"}}",
                "{\"signature\":" + "9".repeat(most - 20) + "}",
                "{\"signature\":{\"token\":\"a\",\"token\":\"b\"}}",
                "{\"" + "n".repeat(most - 20) + "\":1}",
                "{\"Message\":\"a\",\"Message\":\"b\"}",
                "",
                "null",
                "\u0000",
                "{\"signature\":null}",
                "{\"signature\":{\"timestamp\":{\"a\":[1]},\"token\":[],\"signature\":7}}");
    }

    @ParameterizedTest
    @MethodSource("documentsWithoutAProof")
    void whatIsNotProvedIsRefusedWithoutATree(String document) {
        for (Hook hook : List.of(
                mailgun(),
                new Ses(settings(), new SnsSignature(new SnsSignature.SnsHost()), new SnsSignature.SnsHost()))) {
            try {
                assertThat(hook.isGenuine(call(document, Map.of()))).isFalse();
            } catch (JacksonException e) {
                assertThat(e.getMessage()).hasSizeLessThan(2000);
            }
        }
    }

    @Test
    void headersAloneRuleACallOut() {
        assertThat(new Postmark(settings()).mayBeGenuine(call("", Map.of()))).isFalse();
        assertThat(new SendGrid(settings()).mayBeGenuine(call("", Map.of()))).isFalse();
    }

    @Test
    void mailgunsCallWithAnotherKeyOrAnOldTimeIsRefused() throws Exception {
        Mailgun hook = mailgun();

        assertThat(hook.isGenuine(mailgun("other", SECONDS, "key"))).isFalse();
        assertThat(hook.isGenuine(mailgun("key", "1700000000", "key"))).isFalse();
        assertThat(hook.isGenuine(call("{}", Map.of()))).isFalse();
    }

    private static Hook.Call mailgun(String signedWith, String timestamp, String token) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(signedWith.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal((timestamp + token).getBytes(StandardCharsets.UTF_8)));
        return call("""
                {"signature": {"timestamp": "%s", "token": "%s", "signature": "%s"},
                 "event-data": {"event": "failed", "severity": "permanent", "id": "G9Bn5sl1TC6nu79C8C0bwg",
                   "recipient": "olena@example.org", "envelope": {"sender": "bounces+aaaabbbbccccddddeeeeffff@news.example"},
                   "delivery-status": {"code": 550, "message": "5.1.1 The email account does not exist"}}}
                """.formatted(timestamp, token, signature), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "HardBounce, 550 5.1.1 no such user, DEAD_ADDRESS",
        "HardBounce, smtp nonsense, DISABLED",
        "SoftBounce, 452 4.2.2 mailbox full, UNREACHABLE",
        "SpamNotification, 550 looks like spam, OUR_FAULT",
        "SpamComplaint, '', COMPLAINT",
        "Unsubscribe, '', UNSUBSCRIBE",
    })
    void postmarksTypesAreRead(String type, String details, Cause cause) {
        Postmark hook = new Postmark(settings());
        Hook.Call call = call("""
                {"RecordType": "Bounce", "ID": 42, "Type": "%s", "Email": "olena@example.org", "Details": "%s"}
                """.formatted(type, details), Map.of("Authorization", "Basic " + base64("post:mark")));

        assertThat(hook.isGenuine(call)).isTrue();
        assertThat(only(hook.arrivals(call)).cause()).isEqualTo(cause);
    }

    @Test
    void postmarksCallWithoutItsCredentialsIsRefused() {
        Postmark hook = new Postmark(settings());

        assertThat(hook.isGenuine(call("{}", Map.of()))).isFalse();
        assertThat(hook.isGenuine(call("{}", Map.of("Authorization", "Basic " + base64("post:card")))))
                .isFalse();
    }

    @Test
    void sendgridsSignedEventsAreRead() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String body = """
                [{"event": "bounce", "type": "bounce", "email": "a@example.org", "status": "5.1.1", "sg_event_id": "1",
                  "reason": "550 5.1.1 unknown user", "smtp-id": "<daily.aaaabbbbccccddddeeeeffff@news.example>"},
                 {"event": "bounce", "type": "blocked", "email": "b@example.org", "reason": "nonsense", "sg_event_id": "2"},
                 {"event": "spamreport", "email": "c@example.org", "sg_event_id": "3"},
                 {"event": "delivered", "email": "d@example.org", "sg_event_id": "4"}]
                """;
        SendGrid hook = new SendGrid(new HookSettings(
                null,
                null,
                null,
                null,
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
        Hook.Call call = sendgrid(body, pair.getPrivate(), body);

        assertThat(hook.isGenuine(call)).isTrue();
        assertThat(hook.isGenuine(sendgrid(body + " ", pair.getPrivate(), body)))
                .isFalse();
        assertThat(hook.arrivals(call))
                .extracting(a -> a.fact().cause())
                .containsExactly(Cause.DEAD_ADDRESS, Cause.OUR_FAULT, Cause.COMPLAINT);
        assertThat(hook.arrivals(call).get(0).fact().editionToken()).isEqualTo("aaaabbbbccccddddeeeeffff");
    }

    private static Hook.Call sendgrid(String body, PrivateKey key, String signed) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update((SECONDS + signed).getBytes(StandardCharsets.UTF_8));
        return call(
                body,
                Map.of(
                        "X-Twilio-Email-Event-Webhook-Timestamp",
                        SECONDS,
                        "X-Twilio-Email-Event-Webhook-Signature",
                        Base64.getEncoder().encodeToString(signature.sign())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void sesIsHeardThroughItsTopicsSignature(String version, @TempDir Path folder) throws Exception {
        KeyStore store = certificate(folder);
        Ses hook = ses(store);
        ObjectNode message = notification(version);
        sign(message, store);

        Hook.Call call = call(message.toString(), Map.of());
        assertThat(hook.isGenuine(call)).isTrue();
        assertThat(only(hook.arrivals(call)).cause()).isEqualTo(Cause.DEAD_ADDRESS);
        assertThat(only(hook.arrivals(call)).editionToken()).isEqualTo("aaaabbbbccccddddeeeeffff");

        message.put("Message", "{\"notificationType\":\"Complaint\"}");
        assertThat(hook.isGenuine(call(message.toString(), Map.of()))).isFalse();
    }

    @Test
    void anotherTopicIsNotHeardThoughAmazonSignedIt(@TempDir Path folder) throws Exception {
        KeyStore store = certificate(folder);
        ObjectNode message = notification("2").put("TopicArn", TOPIC + "-of-somebody-else");
        sign(message, store);

        assertThat(ses(store).isGenuine(call(message.toString(), Map.of()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.evil.example/a.pem",
                "https://evil.example/sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com@evil.example/a.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/a.pem",
                "https://s3.amazonaws.com/a.pem",
                "file:///etc/passwd",
            })
    void certificateComesFromAmazonOrNotAtAll(String address) {
        assertThat(SnsSignature.SnsHost.isSns(URI.create(address))).isFalse();
        assertThatThrownBy(() -> new SnsSignature.SnsHost().get(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Ses ses(KeyStore store) {
        SnsSignature.SnsHost host = new SnsSignature.SnsHost() {
            @Override
            byte[] get(URI address) {
                try {
                    return store.getCertificate("sns").getEncoded();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        return new Ses(settings(), new SnsSignature(host), host);
    }

    private static ObjectNode notification(String version) {
        String bounce = """
                {"notificationType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": [
                  {"emailAddress": "olena@example.org", "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 user unknown"}]},
                 "mail": {"source": "bounces+aaaabbbbccccddddeeeeffff@news.example"}}
                """;
        return JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
                .put("TopicArn", TOPIC)
                .put("Message", bounce)
                .put("Timestamp", "2026-05-12T12:00:00.000Z")
                .put("SignatureVersion", version)
                .put("SigningCertURL", CERTIFICATE.toString());
    }

    private static void sign(ObjectNode message, KeyStore store) throws Exception {
        String version = message.path("SignatureVersion").asString("");
        Signature signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
        signature.initSign((PrivateKey) store.getKey("sns", "changeit".toCharArray()));
        String text = "Message\n" + message.path("Message").asString() + "\nMessageId\n"
                + message.path("MessageId").asString() + "\nTimestamp\n"
                + message.path("Timestamp").asString() + "\nTopicArn\n"
                + message.path("TopicArn").asString() + "\nType\nNotification\n";
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
    }

    private static KeyStore certificate(Path folder) throws Exception {
        Path file = folder.resolve("sns.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int exit = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "sns",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-startdate",
                        "2026/01/01",
                        "-validity",
                        "3650",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }

    private static HookSettings settings() {
        return new HookSettings(TOPIC, "key", "post", "mark", null);
    }

    private static Hook.Call call(String body, Map<String, String> headers) {
        return new Hook.Call(body.getBytes(StandardCharsets.UTF_8), name -> headers.getOrDefault(name, ""), NOW);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Fact only(List<Arrival> arrivals) {
        assertThat(arrivals).hasSize(1);
        return arrivals.get(0).fact();
    }
}
