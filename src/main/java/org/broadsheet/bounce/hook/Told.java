package org.broadsheet.bounce.hook;

import org.broadsheet.bounce.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.bounce.reading.Replies;
import org.broadsheet.bounce.reading.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of one recipient, in the words that all of them share.
 *
 * @param event the provider's own name of the event, the same when it is told again
 * @param letter whatever of the letter the provider tells, where our token may stand
 */
record Told(String event, @Nullable String recipient, String letter) {
    private static final Replies REPLIES = new Replies();

    Arrival refused(@Nullable String status, String words, Cause otherwise) {
        return arrival(REPLIES.read(recipient, status, words, otherwise, Tokens.in(letter)));
    }

    Arrival complaint(String rule) {
        return arrival(Fact.of(Cause.COMPLAINT, rule, recipient, Tokens.in(letter)));
    }

    Arrival unsubscribe(String rule) {
        return arrival(Fact.of(Cause.UNSUBSCRIBE, rule, recipient, Tokens.in(letter)));
    }

    private Arrival arrival(Fact fact) {
        return Arrival.of(Arrival.Way.HOOK, event, fact);
    }
}
