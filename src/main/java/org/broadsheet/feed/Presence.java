package org.broadsheet.feed;

/** Whether an item's source still shows it. */
public enum Presence {
    SHOWN,
    /** Its feed does not show it, nor older items: it grew old, or its guid was renewed. */
    GONE,
    /** Its feed does not show it, but shows older items: it was probably taken out. */
    WITHDRAWN,
    /** The site says that it is not published any more. */
    RETRACTED
}
