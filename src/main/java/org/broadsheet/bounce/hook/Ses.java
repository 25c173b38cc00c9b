package org.broadsheet.bounce.hook;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Notifications;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

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
        String id = "ses " + message.getOrDefault("MessageId", "");
        return Notifications.facts(HookJson.tree(message.getOrDefault("Message", "{}"))).stream()
                .map(fact -> Arrival.of(Arrival.Way.HOOK, id, fact))
                .toList();
    }
}
