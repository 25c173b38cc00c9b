package org.broadsheet.feed.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name to addresses that may be asked. The connection is made to what this returns and to nothing else, so
 * a name that answers differently the second time (DNS rebinding) gains nothing.
 */
final class PublicAddresses implements DnsResolver {
    private final boolean allowPrivate;

    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        InetAddress[] open = Arrays.stream(all).filter(this::open).toArray(InetAddress[]::new);
        if (open.length == 0) throw new Refused(host, all[0]);
        return open;
    }

    private boolean open(InetAddress address) {
        return allowPrivate || Addresses.kind(address) == null;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name exists, but leads where we do not go. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Refused(String host, InetAddress address) {
            super("refused: " + host + " is " + Addresses.kind(address) + " address (" + address.getHostAddress()
                    + "), and broadsheet.fetch.allow-private is false");
        }
    }
}
