package org.broadsheet.edition.override;

/** Where on the page a story can be put; the lead has a place of its own. */
public enum Column {
    /** Under a heading. */
    STORY,
    /** One line with its time. */
    BRIEF,
    VIDEO
}
