package org.broadsheet.console.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.broadsheet.member.Network;

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

    private static class Endpoint extends NioEndpoint {
        private boolean bounded = true;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            return (!bounded || hasRoom(socket)) && super.setSocketOptions(socket);
        }

        private boolean hasRoom(SocketChannel socket) {
            try {
                if (!(socket.getRemoteAddress() instanceof InetSocketAddress address)) return true;
                if (getConnectionCount() <= MOST) return true;
                String network = Network.of(address.getAddress().getHostAddress());
                return getConnections().stream()
                                .filter(open -> network.equals(Network.of(String.valueOf(open.getRemoteAddr()))))
                                .count()
                        < MOST;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
