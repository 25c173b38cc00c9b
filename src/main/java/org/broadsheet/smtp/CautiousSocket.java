package org.broadsheet.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;

/** Angus reads the replies before the first message without bounds; this is the bound. Used by one thread. */
final class CautiousSocket extends Socket {
    private static final long MOST_BEFORE_MESSAGES = 512 * 1024;

    private long left = MOST_BEFORE_MESSAGES;

    /** From here on {@link ReplyReader} reads, which has bounds of its own. */
    void trust() {
        left = Long.MAX_VALUE;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                int count = super.read(octets, offset, length);
                return counted(count, count);
            }
        };
    }

    private int counted(int result, int count) throws ProtocolException {
        if (left == Long.MAX_VALUE) return result;
        left -= count;
        if (left < 0)
            throw new ProtocolException("more than " + MOST_BEFORE_MESSAGES + " octets before the first message");
        return result;
    }
}
