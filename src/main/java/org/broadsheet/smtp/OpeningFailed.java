package org.broadsheet.smtp;

import java.util.List;
import java.util.stream.Collectors;

/** A relay could not be reached, or would not have us. No message was involved. */
final class OpeningFailed extends Exception {
    private final boolean forGood;

    OpeningFailed(String line, boolean forGood, Throwable cause) {
        super(OneLine.withoutAddresses(line), cause);
        this.forGood = forGood;
    }

    /** One relay that may yet recover is reason enough to try again. */
    static OpeningFailed ofAll(List<OpeningFailed> failures) {
        String line = failures.stream().map(OpeningFailed::line).collect(Collectors.joining("; "));
        boolean forGood = failures.stream().allMatch(OpeningFailed::isForGood);
        return new OpeningFailed(line, forGood, failures.get(0));
    }

    /** Waiting would not help: a login, a certificate or a setting is wrong. */
    boolean isForGood() {
        return forGood;
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
