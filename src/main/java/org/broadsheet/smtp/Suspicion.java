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

    /** So that an acceptance, which is what mostly happens, needs no lock. */
    private volatile boolean suspected;

    Ruling judge(Ruling ruling, Message message) {
        boolean accepted = ruling.outcome().verdict() == Verdict.ACCEPTED;
        if (accepted && !suspected) return ruling;
        return weighed(ruling, message, accepted);
    }

    private synchronized Ruling weighed(Ruling ruling, Message message, boolean accepted) {
        if (accepted) clear();
        if (ruling.consequence() != Consequence.SUSPECT) return ruling;
        return isConfirmed(ruling, message.recipient()) ? ruling.meantForEveryone() : ruling;
    }

    private boolean isConfirmed(Ruling ruling, String recipient) {
        String heard = ruling.outcome().code() + " " + ruling.status();
        if (!Objects.equals(heard, refusal)) clear();
        refusal = heard;
        suspected = true;
        recipients.add(recipient);
        return recipients.size() >= ENOUGH;
    }

    private void clear() {
        recipients.clear();
        refusal = null;
        suspected = false;
    }
}
