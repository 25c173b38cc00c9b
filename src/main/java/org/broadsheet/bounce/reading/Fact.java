package org.broadsheet.bounce.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says of one recipient.
 *
 * @param status the enhanced status code (RFC 3463), the more telling one where the report has two
 * @param diagnostic the words of the system that refused, one line
 * @param rule the rule that decided
 * @param editionToken of the letter that came back, unverified: anybody can write one
 */
public record Fact(
        BounceKind kind,
        Cause cause,
        @Nullable String recipient,
        @Nullable String status,
        @Nullable String diagnostic,
        String rule,
        @Nullable String editionToken) {

    /** A fact without words: a complaint, a request. */
    public static Fact of(Cause cause, String rule, @Nullable String recipient, @Nullable String token) {
        return new Fact(cause.kind(), cause, recipient, null, null, rule, token);
    }

    static Fact none(String rule, String reason) {
        return new Fact(BounceKind.NONE, Cause.NOT_A_BOUNCE, null, null, reason, rule, null);
    }

    Fact withDiagnostic(@Nullable String words) {
        return new Fact(kind, cause, recipient, status, words, rule, editionToken);
    }

    /** The same of another cause: what is known from elsewhere weighs more than the words. */
    public Fact as(Cause other, BounceKind otherKind, String otherRule) {
        return new Fact(otherKind, other, recipient, status, diagnostic, otherRule, editionToken);
    }

    Fact withKind(BounceKind other) {
        return new Fact(other, cause, recipient, status, diagnostic, rule, editionToken);
    }
}
