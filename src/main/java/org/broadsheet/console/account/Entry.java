package org.broadsheet.console.account;

import java.time.Instant;

/** One line of the audit log. */
public record Entry(long id, Instant at, String who, String act, Subject about, String what, String detail) {}
