package org.broadsheet.bounce.reading;

import org.jspecify.annotations.Nullable;

/** Reads a relay's reply to our own RCPT by the same rules as a report of it. */
public final class Replies {
    private final BounceClassifier classifier = new BounceClassifier(BounceRules.standard());

    /** @param status the enhanced status code where the reply had one */
    public Fact read(@Nullable String recipient, int code, @Nullable String status, String reply) {
        String said = reply.startsWith(String.valueOf(code)) ? reply : code + " " + reply;
        String telling = RecipientReport.telling(status, said);
        RecipientReport trouble = new RecipientReport(
                recipient, "failed", telling, Words.oneLine(said), "", RecipientReport.Stage.RCPT, true);
        return classifier.of(trouble, null);
    }

    /**
     * Reads what a provider's event says of a recipient.
     *
     * @param otherwise what the provider itself calls it, where no rule knows the words
     */
    public Fact read(
            @Nullable String recipient,
            @Nullable String status,
            String words,
            Cause otherwise,
            @Nullable String token) {
        RecipientReport trouble = new RecipientReport(
                recipient,
                "failed",
                RecipientReport.telling(status == null ? null : Words.status(status), words),
                Words.oneLine(words),
                "",
                RecipientReport.Stage.of(words),
                true);
        Fact fact = classifier.of(trouble, token);
        boolean unclear = BounceClassifier.isUnclear(fact);
        return unclear ? fact.as(otherwise, otherwise.kind(), "provider-says-" + otherwise.word()) : fact;
    }
}
