package org.broadsheet.bounce.hook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The signature of an SNS message ("Verifying the signatures of Amazon SNS messages"), version 1 or 2. */
@Component
class SnsSignature {
    private static final Logger log = LoggerFactory.getLogger(SnsSignature.class);
    private static final int MOST_KEPT = 20;
    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_SUBSCRIPTION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    /** All that is looked at of a message. */
    static final Set<String> FIELDS = Set.of(
            "Message",
            "MessageId",
            "Signature",
            "SignatureVersion",
            "SigningCertURL",
            "Subject",
            "SubscribeURL",
            "Timestamp",
            "Token",
            "TopicArn",
            "Type");

    private final SnsHost host;
    private final Map<URI, X509Certificate> certificates = new ConcurrentHashMap<>();

    SnsSignature(SnsHost host) {
        this.host = host;
    }

    boolean verifies(Map<String, String> message, Instant now) {
        try {
            URI address = URI.create(message.getOrDefault("SigningCertURL", ""));
            if (!SnsHost.isSns(address) || !address.getPath().endsWith(".pem")) return false;
            X509Certificate certificate = certificate(address);
            certificate.checkValidity(Date.from(now));
            return verifies(message, certificate);
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            log.warn("sns message not verified error={}", e.toString());
            return false;
        }
    }

    private static boolean verifies(Map<String, String> message, X509Certificate certificate)
            throws GeneralSecurityException {
        String version = message.getOrDefault("SignatureVersion", "");
        Signature signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
        signature.initVerify(certificate.getPublicKey());
        signature.update(signed(message).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(message.getOrDefault("Signature", "")));
    }

    /** The string that is signed: name and value of each field that is there, a line each. */
    static String signed(Map<String, String> message) {
        boolean notification = message.getOrDefault("Type", "").equals("Notification");
        StringBuilder text = new StringBuilder();
        for (String field : notification ? OF_NOTIFICATION : OF_SUBSCRIPTION) {
            if (!message.containsKey(field)) continue;
            text.append(field)
                    .append('\n')
                    .append(message.getOrDefault(field, ""))
                    .append('\n');
        }
        return text.toString();
    }

    private X509Certificate certificate(URI address) throws GeneralSecurityException {
        X509Certificate known = certificates.get(address);
        if (known != null) return known;
        X509Certificate fetched = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(host.get(address)));
        // Amazon has a few; whoever makes up addresses must not fill our memory with them.
        if (certificates.size() < MOST_KEPT) certificates.put(address, fetched);
        return fetched;
    }

    /** Fetches from Amazon SNS and from nowhere else: an address in a message is the sender's word until it is proved. */
    @Component
    static class SnsHost {
        private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(?:\\.cn)?");
        private static final Duration PATIENCE = Duration.ofSeconds(10);
        private static final int MOST = 64 * 1024;

        private final HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        static boolean isSns(URI address) {
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && HOST.matcher(address.getHost()).matches()
                    && address.getUserInfo() == null
                    && (address.getPort() == -1 || address.getPort() == 443);
        }

        /** @throws IllegalArgumentException for any other host */
        byte[] get(URI address) {
            if (!isSns(address)) throw new IllegalArgumentException("not an address of SNS");
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
            try {
                HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    if (response.statusCode() != 200)
                        throw new IllegalStateException("SNS answers " + response.statusCode());
                    return body.readNBytes(MOST);
                }
            } catch (IOException e) {
                throw new IllegalStateException("SNS does not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while asking SNS", e);
            }
        }
    }
}
