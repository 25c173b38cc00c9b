package org.broadsheet.smtp;

/** How a connection is made secret. The certificate and its name are checked in every mode that has one. */
public enum Tls {
    /** STARTTLS, and nothing is said to a relay that does not offer it. The default beyond loopback. */
    STARTTLS,
    /** TLS from the first octet (RFC 8314), usually on port 465. */
    IMPLICIT,
    /** STARTTLS where it is offered: whoever sits in between may strip the offer. */
    OPPORTUNISTIC,
    /** Clear text. The default on loopback. */
    NONE;

    static Tls defaultFor(Relay relay) {
        return relay.isLoopback() ? NONE : STARTTLS;
    }
}
