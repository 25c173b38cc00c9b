package org.broadsheet.job.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.broadsheet.delivery.MessageSender;
import org.broadsheet.job.alert.AlertRules.Alarm;
import org.broadsheet.letter.AlarmLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mail and web hook: one of them is enough, for the relay may be just what is broken. */
@Component
class AlertNotifier {
    private static final Logger log = LoggerFactory.getLogger(AlertNotifier.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final AlarmSettings settings;
    private final AlarmLetter letter;
    private final MessageSender sender;
    private final JsonMapper json;
    private final Clock clock;

    AlertNotifier(AlarmSettings settings, AlarmLetter letter, MessageSender sender, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.letter = letter;
        this.sender = sender;
        this.json = json;
        this.clock = clock;
    }

    /** False where nobody was reached, although there are addresses. */
    boolean reach(Alarm alarm) {
        if (!settings.reachesSomebody()) return true;
        boolean posted = settings.webhook() != null && posted(settings.webhook(), alarm);
        boolean mailed = !settings.to().isEmpty() && mailed(alarm);
        return posted || mailed;
    }

    private boolean posted(URI webhook, Alarm alarm) {
        Map<String, String> body = Map.of(
                "text", "Broadsheet " + alarm.line(),
                "kind", alarm.kind().word(),
                "digest", alarm.digest(),
                "edition", alarm.edition(),
                "reason", alarm.reason(),
                "at", clock.instant().toString());
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            int code =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (code / 100 != 2) log.warn("alarm not posted status={}", code);
            return code / 100 == 2;
        } catch (IOException e) {
            // Its address is a secret where it holds a key.
            log.warn("alarm not posted cause={}", e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean mailed(Alarm alarm) {
        try {
            List<MessageSender.Answer> answers = sender.sendNow(
                    settings.to().stream().map(to -> letter(to, alarm)).toList());
            answers.stream()
                    .filter(answer -> !answer.accepted())
                    .forEach(answer -> log.warn("alarm not mailed cause={}", answer.words()));
            return answers.stream().anyMatch(MessageSender.Answer::accepted);
        } catch (RuntimeException e) {
            log.warn("alarm not mailed cause={}", e.getMessage());
            return false;
        }
    }

    private MessageSender.Mail letter(String to, Alarm alarm) {
        byte[] octets = letter.octets(
                to, alarm.kind().word(), alarm.digest(), alarm.edition(), alarm.reason(), clock.instant());
        return new MessageSender.Mail(letter.envelope(), to, octets);
    }
}
