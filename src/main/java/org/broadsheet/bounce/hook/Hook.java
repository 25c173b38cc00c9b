package org.broadsheet.bounce.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.broadsheet.bounce.Bounces.Arrival;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.bounce.reading.EditionTokens;
import org.broadsheet.bounce.reading.Fact;
import org.broadsheet.bounce.reading.Replies;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One provider's way of telling. */
interface Hook {
    /** The last part of the path: {@code /hooks/NAME}. */
    String name();

    /** Whether the settings have what it takes to tell a genuine call. */
    boolean isConfigured();

    /** Whether the headers leave it open that the call is genuine. Asked before the body is read, which is empty then. */
    boolean mayBeGenuine(Call head);

    /** Whether the provider made this call; it is proved by its octets, and parsed as a whole only afterwards. */
    boolean isGenuine(Call call);

    /** What the call says; empty where it speaks of things that are not ours. */
    List<Arrival> arrivals(Call call);

    /**
     * A call of a web hook, as it came.
     *
     * @param header the value of a header by its name, empty where there is none
     */
    record Call(byte[] body, UnaryOperator<String> header, Instant at) {
        /** All of the body: for calls that are proved. @throws tools.jackson.core.JacksonException where it is none */
        JsonNode json() {
            return HookJson.tree(body);
        }

        String header(String name) {
            return header.apply(name);
        }

        /** Whether that is a time in seconds, no longer ago and no further ahead than given. */
        boolean isFresh(String seconds, Duration back, Duration ahead) {
            if (!seconds.matches("\\d{1,12}")) return false;
            Instant said = Instant.ofEpochSecond(Long.parseLong(seconds));
            return !said.isBefore(at.minus(back)) && !said.isAfter(at.plus(ahead));
        }

        /** Whether both are there and equal; the time taken does not tell where they differ. */
        static boolean same(@Nullable String expected, @Nullable String given) {
            return expected != null && given != null && Tokens.matches(expected, given);
        }
    }

    /**
     * What a provider tells of one recipient, in the words that all of them share.
     *
     * @param event the provider's own name of the event, the same when it is told again
     * @param letter whatever of the letter the provider tells, where our token may stand
     */
    record Told(String event, @Nullable String recipient, String letter) {
        private static final Replies REPLIES = new Replies();

        Arrival refused(@Nullable String status, String words, Cause otherwise) {
            return arrival(REPLIES.read(recipient, status, words, otherwise, EditionTokens.in(letter)));
        }

        Arrival complaint(String rule) {
            return arrival(Fact.of(Cause.COMPLAINT, rule, recipient, EditionTokens.in(letter)));
        }

        Arrival unsubscribe(String rule) {
            return arrival(Fact.of(Cause.UNSUBSCRIBE, rule, recipient, EditionTokens.in(letter)));
        }

        private Arrival arrival(Fact fact) {
            return Arrival.of(Arrival.Way.HOOK, event, fact);
        }
    }
}
