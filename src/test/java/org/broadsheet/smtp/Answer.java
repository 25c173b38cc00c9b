package org.broadsheet.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What the scripted relay does instead of behaving.
 *
 * @param octets what it writes
 * @param before how long it waits first
 * @param between how long it waits after each octet
 * @param cuts whether it then closes the connection
 * @param takes whether a message counts as taken, whatever is said
 * @param deaf whether it then reads no more, but stays
 */
public record Answer(byte[] octets, Duration before, Duration between, boolean cuts, boolean takes, boolean deaf) {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    public static Answer reply(String line) {
        return raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public static Answer raw(byte[] octets) {
        return new Answer(octets, Duration.ZERO, Duration.ZERO, false, false, false);
    }

    public static Answer cut() {
        return raw(new byte[0]).thenCut();
    }

    public static Answer silence() {
        return raw(new byte[0]).after(FOR_EVER);
    }

    public Answer thenCut() {
        return new Answer(octets, before, between, true, takes, deaf);
    }

    public Answer after(Duration wait) {
        return new Answer(octets, wait, between, cuts, takes, deaf);
    }

    public Answer butTaken() {
        return new Answer(octets, before, between, cuts, true, deaf);
    }

    public Answer dripping(Duration wait) {
        return new Answer(octets, before, wait, cuts, takes, deaf);
    }

    public Answer thenReadNothing() {
        return new Answer(octets, before, between, cuts, takes, true);
    }

    void writeTo(OutputStream out) throws IOException, InterruptedException {
        Thread.sleep(before.toMillis());
        if (between.isZero()) out.write(octets);
        else drip(out);
        if (deaf) Thread.sleep(FOR_EVER.toMillis());
        if (cuts) throw new EOFException("cut");
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        for (byte octet : octets) {
            out.write(octet);
            Thread.sleep(between.toMillis());
        }
    }

    boolean isGranted(String codes) {
        return octets.length > 0 && codes.indexOf(octets[0]) >= 0;
    }
}
