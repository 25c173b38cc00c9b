package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amazon SES's notifications, which SNS can send by mail as well as to a web hook. */
public final class Notifications {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Replies REPLIES = new Replies();

    private Notifications() {}

    /** What a notification that stands in a mail's text says; nothing where there is none. */
    static List<Fact> facts(String words) {
        // A relay that breaks long lines breaks strings too.
        String text = words.strip().replaceAll("!?\n (?=[^ ])", "");
        if (!text.startsWith("{")) return List.of();
        try {
            // SNS by mail adds lines about itself after the document.
            JsonNode node = JSON.reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
            String message = node.path("Message").asString("");
            return facts(message.isEmpty() ? node : JSON.readTree(message));
        } catch (JacksonException e) {
            return List.of();
        }
    }

    /** A fact for each recipient of whom the notification says something. */
    public static List<Fact> facts(JsonNode notification) {
        JsonNode mail = notification.path("mail");
        String token = EditionTokens.in(mail.path("source").asString("") + " " + mail.path("headers"));
        List<Fact> facts = new ArrayList<>();
        JsonNode bounce = notification.path("bounce");
        boolean permanent = bounce.path("bounceType").asString("").equals("Permanent");
        for (JsonNode recipient : bounce.path("bouncedRecipients")) facts.add(bounce(recipient, permanent, token));
        JsonNode complaint = notification.path("complaint");
        if (complaint.path("complaintFeedbackType").asString("").equals("not-spam")) return facts;
        for (JsonNode recipient : complaint.path("complainedRecipients"))
            facts.add(Fact.of(Cause.COMPLAINT, "ses-complaint", address(recipient), token));
        return facts;
    }

    private static Fact bounce(JsonNode recipient, boolean permanent, @Nullable String token) {
        String words = recipient.path("diagnosticCode").asString("").replaceFirst("(?i)^smtp\\s*;\\s*", "");
        Cause otherwise = permanent ? Cause.DISABLED : Cause.UNREACHABLE;
        return REPLIES.read(address(recipient), recipient.path("status").asString(null), words, otherwise, token);
    }

    private static @Nullable String address(JsonNode recipient) {
        return Words.address(recipient.path("emailAddress").asString(""));
    }
}
