package org.broadsheet.feed;

/** What an item mainly is; a video keeps a picture with a play mark, never an embed. */
public enum ItemKind {
    ARTICLE,
    VIDEO
}
