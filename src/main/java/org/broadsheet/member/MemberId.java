package org.broadsheet.member;

/** The key of a member's row. */
public record MemberId(long value) {}
