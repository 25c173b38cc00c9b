package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amazon SES's notifications, which SNS can send by mail as well as to a web hook. */
public final class Notifications {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Notifications() {}

    /** The troubles of a notification that stands in a mail's text; none where there is none. */
    static List<RecipientReport> troubles(String words) {
        return read(words).map(Notifications::troubles).orElse(List.of());
    }

    /** A fact for each recipient who complained, by the same. */
    static List<Fact> complaints(String words) {
        return read(words).map(Notifications::complaints).orElse(List.of());
    }

    private static List<Fact> complaints(JsonNode notification) {
        JsonNode complaint = notification.path("complaint");
        if (complaint.path("complaintFeedbackType").asString("").equals("not-spam")) return List.of();
        List<Fact> facts = new ArrayList<>();
        for (JsonNode recipient : complaint.path("complainedRecipients")) {
            String address = Words.address(recipient.path("emailAddress").asString(""));
            facts.add(Fact.of(Cause.COMPLAINT, "ses-complaint", address, null));
        }
        return facts;
    }

    private static Optional<JsonNode> read(String words) {
        // A relay that breaks long lines breaks strings too.
        String text = words.strip().replaceAll("!?\n (?=[^ ])", "");
        if (!text.startsWith("{")) return Optional.empty();
        try {
            // SNS by mail adds lines about itself after the document.
            JsonNode node = JSON.reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
            String message = node.path("Message").asString("");
            return Optional.of(message.isEmpty() ? node : JSON.readTree(message));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<RecipientReport> troubles(JsonNode notification) {
        List<RecipientReport> troubles = new ArrayList<>();
        for (JsonNode recipient : notification.path("bounce").path("bouncedRecipients")) {
            troubles.add(trouble(recipient));
        }
        return troubles;
    }

    private static RecipientReport trouble(JsonNode recipient) {
        String diagnostic = recipient.path("diagnosticCode").asString("").replaceFirst("(?i)^smtp\\s*;\\s*", "");
        String status = recipient.path("status").asString("");
        return new RecipientReport(
                Words.address(recipient.path("emailAddress").asString("")),
                recipient.path("action").asString("").toLowerCase(Locale.ROOT),
                RecipientReport.telling(Words.status(status), diagnostic),
                Words.oneLine(diagnostic),
                "",
                RecipientReport.Stage.of(diagnostic),
                true);
    }
}
