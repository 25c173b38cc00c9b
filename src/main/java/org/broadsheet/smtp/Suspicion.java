package org.broadsheet.smtp;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Three equal refusals in a row, over different recipients, without an acceptance in between: it is not the recipients,
 * it is us.
 */
final class Suspicion {
    private static final int ENOUGH = 3;

    private final Set<String> recipients = new LinkedHashSet<>();
    private @Nullable String refusal;

    synchronized Ruling judge(Ruling ruling, Message message) {
        if (ruling.outcome().verdict() == Verdict.ACCEPTED) clear();
        if (ruling.consequence() != Consequence.SUSPECT) return ruling;
        return isConfirmed(ruling, message.recipient()) ? ruling.meantForEveryone() : ruling;
    }

    private boolean isConfirmed(Ruling ruling, String recipient) {
        String heard = ruling.outcome().code() + " " + ruling.status();
        if (!Objects.equals(heard, refusal)) clear();
        refusal = heard;
        recipients.add(recipient);
        return recipients.size() >= ENOUGH;
    }

    private void clear() {
        recipients.clear();
        refusal = null;
    }
}
