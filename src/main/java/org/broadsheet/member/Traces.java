package org.broadsheet.member;

/** What another module holds of a member: part of their download, and deleted when they are erased. */
public interface Traces {
    /** Its name in the member's own download. */
    String name();

    /** All of it, as a JSON array. */
    String json(MemberId member);

    /** Removes whatever could identify them, within the transaction that erases them, before they are deleted. */
    void forget(MemberId member);
}
