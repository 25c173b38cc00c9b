package org.broadsheet.member;

/** Which edition, and to which member: what the token of one message stands for. */
public record EditionKey(long edition, MemberId member) {}
