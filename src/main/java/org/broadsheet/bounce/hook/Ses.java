package org.broadsheet.bounce.hook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.bounce.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amazon SES through an SNS topic. Only our own topic is heard; its request to subscribe is answered once it is proved. */
@Component
class Ses implements Hook {
    private static final Logger log = LoggerFactory.getLogger(Ses.class);

    private final @Nullable String topic;
    private final SnsSignature signature;
    private final SnsHost host;

    Ses(HookSettings settings, SnsSignature signature, SnsHost host) {
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
    public boolean isGenuine(Call call) {
        JsonNode message = call.json();
        return Call.same(topic, message.path("TopicArn").asString("")) && signature.verifies(message, call.at());
    }

    @Override
    public List<Arrival> arrivals(Call call) {
        JsonNode message = call.json();
        return switch (message.path("Type").asString("")) {
            case "SubscriptionConfirmation" -> subscribe(message);
            case "Notification" -> notified(message);
            default -> List.of();
        };
    }

    private List<Arrival> subscribe(JsonNode message) {
        host.get(URI.create(message.path("SubscribeURL").asString("")));
        log.info("sns subscription confirmed topic={}", topic);
        return List.of();
    }

    private static List<Arrival> notified(JsonNode message) {
        JsonNode event = JsonMapper.shared().readTree(message.path("Message").asString("{}"));
        String type =
                event.path("notificationType").asString(event.path("eventType").asString(""));
        String id = "ses " + message.path("MessageId").asString("");
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

    private static Told told(String id, JsonNode event, JsonNode recipient) {
        JsonNode mail = event.path("mail");
        String letter = mail.path("source").asString("") + " " + mail.path("headers");
        return new Told(id, recipient.path("emailAddress").asString(null), letter);
    }
}
