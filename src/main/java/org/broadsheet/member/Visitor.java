package org.broadsheet.member;

import org.jspecify.annotations.Nullable;

/** A member who came by a link of theirs. {@code digest} is the one whose letter had the link, null where it had none. */
public record Visitor(Member member, @Nullable String digest) {}
