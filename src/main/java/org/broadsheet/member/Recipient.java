package org.broadsheet.member;

/**
 * A member to whom a letter goes: a row of the view {@code mailable_member}.
 *
 * @param address as the member gave it, valid by the rule of {@code mail.Address}
 * @param name may be empty; never has control or bidi characters
 * @param link what the links of the letter say: {@link LinkTokens#token} makes their token of it
 */
public record Recipient(MemberId id, String address, String name, Format format, long link) {}
