package org.broadsheet.bounce.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** SendGrid's signed event webhook: ECDSA over the timestamp and the very octets of the body. */
@Component
class SendGrid implements Hook {
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";
    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    // As long as it tries again; the signature covers the body, so an old one proves nothing but what it once said.
    private static final Duration FRESH = Duration.ofDays(3);

    private final @Nullable PublicKey key;

    SendGrid(HookSettings settings) {
        this.key = settings.sendgridPublicKey() == null ? null : key(settings.sendgridPublicKey());
    }

    private static PublicKey key(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64.replaceAll("-----[A-Z ]+-----|\\s", ""));
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "broadsheet.bounces.hooks.sendgrid-public-key: not a public key in base64", e);
        }
    }

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public boolean isConfigured() {
        return key != null;
    }

    @Override
    public boolean mayBeGenuine(Hook.Call head) {
        return head.isFresh(head.header(TIMESTAMP), FRESH, FRESH)
                && !head.header(SIGNATURE).isEmpty();
    }

    @Override
    public boolean isGenuine(Hook.Call call) {
        return key != null
                && mayBeGenuine(call)
                && verifies(key, call.header(TIMESTAMP), call.body(), call.header(SIGNATURE));
    }

    private static boolean verifies(PublicKey key, String timestamp, byte[] body, String base64) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public List<Arrival> arrivals(Hook.Call call) {
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode event : call.json()) arrival(event).ifPresent(arrivals::add);
        return arrivals;
    }

    private static Optional<Arrival> arrival(JsonNode event) {
        String letter = event.path("smtp-id").asString("") + " " + event;
        Hook.Told told = new Hook.Told(
                "sendgrid " + event.path("sg_event_id").asString(""),
                event.path("email").asString(null),
                letter);
        return switch (event.path("event").asString("")) {
            case "bounce" -> Optional.of(bounce(told, event));
            case "spamreport" -> Optional.of(told.complaint("sendgrid-spamreport"));
            case "unsubscribe", "group_unsubscribe" -> Optional.of(told.unsubscribe("sendgrid-unsubscribe"));
            default -> Optional.empty();
        };
    }

    // A "blocked" bounce is the provider's word for a refusal that is not the address's.
    private static Arrival bounce(Hook.Told told, JsonNode event) {
        String words = event.path("reason").asString("");
        boolean blocked = event.path("type").asString("").equals("blocked");
        return told.refused(event.path("status").asString(null), words, blocked ? Cause.OUR_FAULT : Cause.DISABLED);
    }
}
