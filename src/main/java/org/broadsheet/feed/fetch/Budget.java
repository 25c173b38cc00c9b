package org.broadsheet.feed.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** The time and the octets that one feed may cost, all its redirects and pages together. */
public final class Budget {
    private final Duration timeout;
    private final long end;
    private final DataSize size;
    private long left;

    public Budget(Duration timeout, DataSize size) {
        this.timeout = timeout;
        this.end = System.nanoTime() + timeout.toNanos();
        this.size = size;
        this.left = size.toBytes();
    }

    Duration rest() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    FetchFailure late() {
        String words = timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
        return new FetchFailure("no complete answer within " + words);
    }

    byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            spend(n);
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    /** A length that is announced is believed where it is too much. */
    void announce(long length) throws FetchFailure {
        if (length > left) throw large();
    }

    /** The limit is one of size after decompression. */
    void refund(int octets) {
        left += octets;
    }

    private void spend(int octets) throws FetchFailure {
        left -= octets;
        if (left < 0) throw large();
    }

    private FetchFailure large() {
        long bytes = size.toBytes();
        String words = bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : bytes + " bytes";
        return new FetchFailure("is larger than " + words + " (broadsheet.fetch.max-size)");
    }
}
