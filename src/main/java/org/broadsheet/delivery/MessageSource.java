package org.broadsheet.delivery;

import org.broadsheet.member.Recipient;

/**
 * What an edition is for one member, for the envelope and for the wire. Called by many threads at once; the same member
 * gets the same octets, however often it is asked.
 */
public interface MessageSource {
    /** The envelope sender. */
    String sender(Recipient recipient);

    /** Header and body with CRLF lines, signed where the newsroom signs. */
    byte[] octets(Recipient recipient);
}
