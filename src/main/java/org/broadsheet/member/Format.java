package org.broadsheet.member;

/** How a member wants the letter: the whole one, headlines with one line each, or text/plain only. */
public enum Format {
    FULL,
    BRIEF,
    TEXT
}
