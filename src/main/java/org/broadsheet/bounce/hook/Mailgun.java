package org.broadsheet.bounce.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadsheet.bounce.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Mailgun: the body carries an HMAC-SHA256 of timestamp and token ("Securing Webhooks"). */
@Component
class Mailgun implements Hook {
    private final @Nullable String key;

    Mailgun(HookSettings settings) {
        this.key = settings.mailgunSigningKey();
    }

    @Override
    public String name() {
        return "mailgun";
    }

    @Override
    public boolean isConfigured() {
        return key != null;
    }

    @Override
    public boolean isGenuine(Call call) {
        JsonNode signature = call.json().path("signature");
        String timestamp = signature.path("timestamp").asString("");
        String token = signature.path("token").asString("");
        return key != null
                && call.isFresh(timestamp)
                && Call.same(
                        hmac(key, timestamp + token),
                        signature.path("signature").asString(""));
    }

    private static String hmac(String key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    @Override
    public List<Arrival> arrivals(Call call) {
        JsonNode event = call.json().path("event-data");
        String letter = event.path("envelope").path("sender").asString("") + " "
                + event.path("message").path("headers");
        Told told = new Told(
                "mailgun " + event.path("id").asString(""),
                event.path("recipient").asString(null),
                letter);
        return switch (event.path("event").asString("")) {
            case "failed" -> List.of(failed(told, event));
            case "complained" -> List.of(told.complaint("mailgun-complained"));
            case "unsubscribed" -> List.of(told.unsubscribe("mailgun-unsubscribed"));
            default -> List.of();
        };
    }

    private static Arrival failed(Told told, JsonNode event) {
        JsonNode status = event.path("delivery-status");
        String words =
                status.path("code").asString("") + " " + status.path("message").asString("") + " "
                        + status.path("description").asString("");
        boolean permanent = event.path("severity").asString("").equals("permanent");
        String code = status.path("enhanced-code").asString(permanent ? "5.0.0" : "4.0.0");
        return told.refused(code, words.strip(), permanent ? Cause.DISABLED : Cause.UNREACHABLE);
    }
}
