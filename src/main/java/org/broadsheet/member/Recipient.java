package org.broadsheet.member;

/**
 * A member as the one to whom a letter goes: a row of the view {@code mailable_member}.
 *
 * @param address as the member gave it, valid by the rule of {@code member.Addresses}
 * @param name may be empty; never has control or bidi characters
 * @param token opaque, lower-case base32, for this member and digest: it opens their pages and never expires
 */
public record Recipient(MemberId id, String address, String name, Format format, String token) {}
