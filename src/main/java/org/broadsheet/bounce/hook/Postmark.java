package org.broadsheet.bounce.hook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Postmark signs nothing: it calls with the HTTP Basic credentials that stand in the hook's address. */
@Component
class Postmark implements Hook {
    private final @Nullable String expected;

    Postmark(HookSettings settings) {
        String credentials = settings.postmarkUsername() + ":" + settings.postmarkPassword();
        byte[] octets = credentials.getBytes(StandardCharsets.UTF_8);
        this.expected = settings.postmarkUsername() == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public String name() {
        return "postmark";
    }

    @Override
    public boolean isConfigured() {
        return expected != null;
    }

    @Override
    public boolean mayBeGenuine(Hook.Call head) {
        return isGenuine(head);
    }

    @Override
    public boolean isGenuine(Hook.Call call) {
        return Hook.Call.same(expected, call.header("Authorization"));
    }

    @Override
    public List<Arrival> arrivals(Hook.Call call) {
        JsonNode event = call.json();
        return switch (event.path("RecordType").asString("Bounce")) {
            case "Bounce" -> bounce(told(event, "Email"), event);
            case "SpamComplaint" -> List.of(told(event, "Email").complaint("postmark-spam-complaint"));
            case "SubscriptionChange" -> change(told(event, "Recipient"), event);
            default -> List.of();
        };
    }

    private static Hook.Told told(JsonNode event, String recipient) {
        String id = event.path("ID").asString(event.path("MessageID").asString(""));
        String letter = event.path("From").asString("") + " " + event.path("Metadata") + " "
                + event.path("Content").asString("");
        return new Hook.Told("postmark " + id, event.path(recipient).asString(null), letter);
    }

    private static List<Arrival> bounce(Hook.Told told, JsonNode event) {
        String words = event.path("Details").asString(event.path("Description").asString(""));
        return switch (event.path("Type").asString("")) {
            case "HardBounce", "BadEmailAddress" -> List.of(told.refused("5.0.0", words, Cause.DISABLED));
            case "SoftBounce", "Transient", "DnsError", "Unknown", "Undeliverable" ->
                List.of(told.refused("4.0.0", words, Cause.UNREACHABLE));
            case "SpamNotification",
                    "Blocked",
                    "DMARCPolicy",
                    "VirusNotification",
                    "SMTPApiError",
                    "TemplateRenderingFailed" -> List.of(told.refused("5.7.0", words, Cause.OUR_FAULT));
            case "SpamComplaint" -> List.of(told.complaint("postmark-spam-complaint"));
            case "Unsubscribe" -> List.of(told.unsubscribe("postmark-unsubscribe"));
            default -> List.of();
        };
    }

    private static List<Arrival> change(Hook.Told told, JsonNode event) {
        boolean asked = event.path("SuppressSending").asBoolean(false)
                && event.path("SuppressionReason").asString("").equals("ManualSuppression")
                && event.path("Origin").asString("").equals("Recipient");
        return asked ? List.of(told.unsubscribe("postmark-subscription-change")) : List.of();
    }
}
