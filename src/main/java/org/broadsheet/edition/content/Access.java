package org.broadsheet.edition.content;

/** Who can read a story's whole text on its site. */
public enum Access {
    EVERYBODY,
    MEMBERS
}
