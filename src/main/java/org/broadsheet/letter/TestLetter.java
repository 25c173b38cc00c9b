package org.broadsheet.letter;

/**
 * A letter to one who is no member of it, to be looked at.
 *
 * @param sender of the envelope
 * @param recipient of the envelope
 * @param octets header and body
 */
public record TestLetter(String sender, String recipient, byte[] octets) {}
