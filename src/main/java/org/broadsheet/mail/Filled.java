package org.broadsheet.mail;

import java.time.Instant;

/**
 * A message of one member, as octets. Its body is in DKIM's relaxed form already, but for empty lines at its end, so
 * that {@link Signer} need not walk through it.
 *
 * @param headerLength the length of all header lines, without the empty line that ends them
 */
public record Filled(byte[] octets, int headerLength, Instant date) {}
