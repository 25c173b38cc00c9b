package org.broadsheet.bounce.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
