package org.broadsheet.bounce.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of a web hook, as it came.
 *
 * @param header the value of a header by its name, empty where there is none
 */
record Call(byte[] body, UnaryOperator<String> header, Instant at) {
    // As long as the providers go on trying to tell us.
    private static final Duration FRESH = Duration.ofDays(3);

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws tools.jackson.core.JacksonException where it is none */
    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    String header(String name) {
        return header.apply(name);
    }

    /** Whether that is a time in seconds not long ago: what was overheard once must not be good for ever. */
    boolean isFresh(String seconds) {
        if (!seconds.matches("\\d{1,12}")) return false;
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), at)
                .abs();
        return age.compareTo(FRESH) <= 0;
    }

    /** In a time that tells nothing of where they differ. */
    static boolean same(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
