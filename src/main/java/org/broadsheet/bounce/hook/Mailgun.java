package org.broadsheet.bounce.hook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
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
    public boolean mayBeGenuine(Hook.Call head) {
        return true;
    }

    /** The signature does not cover the rest of the body, so it is good for the first body that it came with. */
    @Override
    public boolean isGenuine(Hook.Call call) {
        Map<String, String> fields = HookJson.texts(call.body(), "signature", SIGNATURE);
        String timestamp = fields.getOrDefault("timestamp", "");
        String token = fields.getOrDefault("token", "");
        if (key == null || !Hook.Call.same(hmac(key, timestamp + token), fields.get("signature"))) return false;
        return spent.proves(timestamp + token, call.body(), call.isFresh(timestamp, BACK, AHEAD));
    }

    private static String hmac(String key, String content) {
        byte[] mac = Tokens.hmac(key.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac);
    }

    @Override
    public List<Arrival> arrivals(Hook.Call call) {
        JsonNode event = call.json().path("event-data");
        String letter = event.path("envelope").path("sender").asString("") + " "
                + event.path("message").path("headers");
        Hook.Told told = new Hook.Told(
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

    private static Arrival failed(Hook.Told told, JsonNode event) {
        JsonNode status = event.path("delivery-status");
        String words =
                status.path("code").asString("") + " " + status.path("message").asString("") + " "
                        + status.path("description").asString("");
        boolean permanent = event.path("severity").asString("").equals("permanent");
        String code = status.path("enhanced-code").asString(permanent ? "5.0.0" : "4.0.0");
        return told.refused(code, words.strip(), permanent ? Cause.DISABLED : Cause.UNREACHABLE);
    }

    /**
     * Binds a signature that covers only a token to the first body that came with it, on all replicas: overheard once, it
     * proves no other. Kept longer than a provider tries again.
     */
    @Service
    static class SpentSignatures {
        private final JdbcClient jdbc;

        SpentSignatures(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        private static final String PURGE =
                "delete from bounce_hook_signature where seen_at < now() - interval '9 hours'";
        private static final String FIRST = """
                insert into bounce_hook_signature (token_hash, body_hash)
                select :token, :body where :fresh
                on conflict (token_hash) do nothing
                """;
        private static final String BODY = "select body_hash from bounce_hook_signature where token_hash = :token";

        /**
         * Whether this body may be proved by this token: it is the one that the token came with first.
         *
         * @param fresh whether a token that never came before is taken
         */
        boolean proves(String token, byte[] body, boolean fresh) {
            String key = Tokens.hash(token);
            String hash = HexFormat.of().formatHex(Tokens.sha256(body));
            jdbc.sql(PURGE).update();
            jdbc.sql(FIRST)
                    .param("token", key)
                    .param("body", hash)
                    .param("fresh", fresh)
                    .update();
            return jdbc.sql(BODY)
                    .param("token", key)
                    .query(String.class)
                    .optional()
                    .filter(hash::equals)
                    .isPresent();
        }
    }
}
