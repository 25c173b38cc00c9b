package org.broadsheet.edition.content;

/** A candidate that is not in the edition, and why, in words for an editor. */
public record LeftOut(long item, String title, String why) {
    /** Why a story is left out that its site does not publish any more. */
    public static final String RETRACTED = "its site has withdrawn it";
}
