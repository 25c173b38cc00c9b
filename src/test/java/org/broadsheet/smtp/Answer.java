package org.broadsheet.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What the scripted relay does instead of behaving.
 *
 * @param octets what it writes
 * @param before how long it waits first
 * @param cuts whether it then closes the connection
 * @param takes whether a message counts as taken, whatever is said
 */
public record Answer(byte[] octets, Duration before, boolean cuts, boolean takes) {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    public static Answer reply(String line) {
        return raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public static Answer raw(byte[] octets) {
        return new Answer(octets, Duration.ZERO, false, false);
    }

    public static Answer cut() {
        return raw(new byte[0]).thenCut();
    }

    public static Answer silence() {
        return new Answer(new byte[0], FOR_EVER, false, false);
    }

    public Answer thenCut() {
        return new Answer(octets, before, true, takes);
    }

    public Answer after(Duration wait) {
        return new Answer(octets, wait, cuts, takes);
    }

    public Answer butTaken() {
        return new Answer(octets, before, cuts, true);
    }

    boolean isGranted(String codes) {
        return octets.length > 0 && codes.indexOf(octets[0]) >= 0;
    }
}
