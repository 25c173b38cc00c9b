package org.broadsheet.smtp.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.broadsheet.smtp.connection.Watchdog.Deadline;
import org.jspecify.annotations.Nullable;

/** The sockets of one connection: made as we need them, and remembered, for Angus keeps its own to itself. */
final class Sockets {
    private final Deadline deadline;
    private final SSLSocketFactory trusted;
    private @Nullable Socket outermost;
    private @Nullable CautiousSocket cautious;

    Sockets(Deadline deadline, SSLSocketFactory trusted) {
        this.deadline = deadline;
        this.trusted = trusted;
    }

    /** What messages go through: the TLS socket where there is TLS. */
    Socket outermost() throws SocketException {
        if (outermost == null) throw new SocketException("not connected");
        return outermost;
    }

    /** The first message is near: what comes from here on is bounded reply by reply. */
    void trust() {
        if (cautious != null) cautious.trust();
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory secret() {
        return new Secret();
    }

    private void carries(Socket plain) throws SocketException {
        // Without it, a kept connection waits 40 ms for the relay's delayed acknowledgement at each message.
        plain.setTcpNoDelay(true);
        deadline.guard(plain);
        outermost = plain;
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            cautious = new CautiousSocket();
            carries(cautious);
            return cautious;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket(host.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            return createSocket(host, port);
        }
    }

    private final class Secret extends SSLSocketFactory {
        @Override
        public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
            carries(plain);
            Socket secret = trusted.createSocket(plain, host, port, autoClose);
            outermost = secret;
            return secret;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return trusted.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return trusted.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket(host.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            return createSocket(host, port);
        }
    }

    /** Angus reads the replies before the first message without bounds; this is the bound. Used by one thread. */
    static final class CautiousSocket extends Socket {
        private static final long MOST_BEFORE_MESSAGES = 512 * 1024;

        private long left = MOST_BEFORE_MESSAGES;

        /** From here on {@code ReplyReader} reads, which has bounds of its own. */
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
}
