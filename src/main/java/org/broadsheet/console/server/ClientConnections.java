package org.broadsheet.console.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/** HTTP/1.1 with a bound of the connections that one network has open; what is above it is closed as it comes. */
public class ClientConnections extends Http11NioProtocol {
    /** Open ones hold no thread, but all together there are 8,192 places. */
    static final int MOST = 512;

    public ClientConnections() {
        super(new Endpoint());
    }

    /** Behind a proxy every connection is the proxy's, which bounds those of its clients. */
    void behindProxy() {
        ((Endpoint) getEndpoint()).bounded = false;
    }

    /** As {@link org.broadsheet.member.Network}, without parsing: the thread that accepts connections waits for it. */
    static String network(String address) {
        int end = address.lastIndexOf('.');
        if (address.indexOf(':') >= 0) {
            end = -1;
            for (int group = 0; group < 3; group++) end = address.indexOf(':', end + 1);
        }
        return address.substring(0, end + 1);
    }

    private static class Endpoint extends NioEndpoint {
        private boolean bounded = true;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (!bounded || hasRoom(socket)) return super.setSocketOptions(socket);
            // False would not do: Tomcat closes only what it knows already, and goes on counting this one.
            destroySocket(socket);
            return true;
        }

        private boolean hasRoom(SocketChannel socket) {
            try {
                if (!(socket.getRemoteAddress() instanceof InetSocketAddress address)) return true;
                if (getConnectionCount() <= MOST) return true;
                String network = network(address.getAddress().getHostAddress());
                return getConnections().stream()
                                .filter(open ->
                                        String.valueOf(open.getRemoteAddr()).startsWith(network))
                                .count()
                        < MOST;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
