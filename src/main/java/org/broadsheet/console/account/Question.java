package org.broadsheet.console.account;

/** What an administrator asks the audit log for; empty words ask for everything. */
public record Question(String who, String kind, String key, long before) {}
