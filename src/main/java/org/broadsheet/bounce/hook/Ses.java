package org.broadsheet.bounce.hook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Amazon SES through an SNS topic. Only our own topic is heard; its request to subscribe is answered once it is proved. */
@Component
class Ses implements Hook {
    private static final Logger log = LoggerFactory.getLogger(Ses.class);

    private final @Nullable String topic;
    private final SnsSignature signature;
    private final SnsSignature.SnsHost host;

    Ses(HookSettings settings, SnsSignature signature, SnsSignature.SnsHost host) {
        this.topic = settings.sesTopic();
        this.signature = signature;
        this.host = host;
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public boolean isConfigured() {
        return topic != null;
    }

    @Override
    public boolean mayBeGenuine(Hook.Call head) {
        return true;
    }

    @Override
    public boolean isGenuine(Hook.Call call) {
        Map<String, String> message = message(call);
        return Hook.Call.same(topic, message.get("TopicArn")) && signature.verifies(message, call.at());
    }

    private static Map<String, String> message(Hook.Call call) {
        return HookJson.texts(call.body(), "", SnsSignature.FIELDS);
    }

    @Override
    public List<Arrival> arrivals(Hook.Call call) {
        Map<String, String> message = message(call);
        return switch (message.getOrDefault("Type", "")) {
            case "SubscriptionConfirmation" -> subscribe(message);
            case "Notification" -> notified(message);
            default -> List.of();
        };
    }

    private List<Arrival> subscribe(Map<String, String> message) {
        host.get(URI.create(message.getOrDefault("SubscribeURL", "")));
        log.info("sns subscription confirmed topic={}", topic);
        return List.of();
    }

    private static List<Arrival> notified(Map<String, String> message) {
        JsonNode event = HookJson.tree(message.getOrDefault("Message", "{}"));
        String type =
                event.path("notificationType").asString(event.path("eventType").asString(""));
        String id = "ses " + message.getOrDefault("MessageId", "");
        return switch (type) {
            case "Bounce" -> bounces(id, event);
            case "Complaint" -> complaints(id, event);
            default -> List.of();
        };
    }

    private static List<Arrival> bounces(String id, JsonNode event) {
        List<Arrival> arrivals = new ArrayList<>();
        JsonNode bounce = event.path("bounce");
        Cause otherwise =
                bounce.path("bounceType").asString("").equals("Permanent") ? Cause.DISABLED : Cause.UNREACHABLE;
        for (JsonNode recipient : bounce.path("bouncedRecipients")) {
            String words = recipient.path("diagnosticCode").asString("").replaceFirst("(?i)^smtp\\s*;\\s*", "");
            arrivals.add(
                    told(id, event, recipient).refused(recipient.path("status").asString(null), words, otherwise));
        }
        return arrivals;
    }

    private static List<Arrival> complaints(String id, JsonNode event) {
        JsonNode complaint = event.path("complaint");
        if (complaint.path("complaintFeedbackType").asString("").equals("not-spam")) return List.of();
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode recipient : complaint.path("complainedRecipients")) {
            arrivals.add(told(id, event, recipient).complaint("ses-complaint"));
        }
        return arrivals;
    }

    private static Hook.Told told(String id, JsonNode event, JsonNode recipient) {
        JsonNode mail = event.path("mail");
        String letter = mail.path("source").asString("") + " " + mail.path("headers");
        return new Hook.Told(id, recipient.path("emailAddress").asString(null), letter);
    }
}
