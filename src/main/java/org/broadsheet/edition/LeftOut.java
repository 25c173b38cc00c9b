package org.broadsheet.edition;

/** A candidate that is not in the edition, and why, in words for an editor. */
public record LeftOut(long item, String title, String why) {}
