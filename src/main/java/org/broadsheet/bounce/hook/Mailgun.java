package org.broadsheet.bounce.hook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.bounce.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Mailgun: the body carries an HMAC-SHA256 of timestamp and token ("Securing Webhooks"). */
@Component
class Mailgun implements Hook {
    private static final Duration BACK = Duration.ofMinutes(15);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Set<String> SIGNATURE = Set.of("timestamp", "token", "signature");

    private final @Nullable String key;
    private final SpentSignatures spent;

    Mailgun(HookSettings settings, SpentSignatures spent) {
        this.key = settings.mailgunSigningKey();
        this.spent = spent;
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
    public boolean mayBeGenuine(Call head) {
        return true;
    }

    /** The signature does not cover the rest of the body, so it is good for the first body that it came with. */
    @Override
    public boolean isGenuine(Call call) {
        Map<String, String> fields = HookJson.texts(call.body(), "signature", SIGNATURE);
        String timestamp = fields.getOrDefault("timestamp", "");
        String token = fields.getOrDefault("token", "");
        if (key == null || !Call.same(hmac(key, timestamp + token), fields.get("signature"))) return false;
        return spent.proves(timestamp + token, call.body(), call.isFresh(timestamp, BACK, AHEAD));
    }

    private static String hmac(String key, String content) {
        byte[] mac = Tokens.hmac(key.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac);
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
