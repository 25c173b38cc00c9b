package org.broadsheet.mail;

import java.time.Instant;

/**
 * A message of one member, as octets. Its body is in DKIM's relaxed form already, but for empty lines at its end, so
 * that {@link Signer} need not walk through it.
 *
 * @param date as the Date header has it
 */
public record Filled(byte[] octets, Instant date) {}
