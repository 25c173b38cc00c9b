package org.broadsheet.member;

/**
 * Whom a digest would reach now.
 *
 * @param mailable who would get it
 * @param paused active members of the digest who want no letters for a while
 * @param suppressed active members of the digest whose address gets no mail
 */
public record Audience(long mailable, long paused, long suppressed) {}
