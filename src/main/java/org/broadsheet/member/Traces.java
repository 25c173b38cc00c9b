package org.broadsheet.member;

/** What another room holds of a member: theirs to have, and to be gone when they are forgotten. */
public interface Traces {
    /** Its name in the member's own download. */
    String name();

    /** All of it, as a JSON array. */
    String json(MemberId member);

    /** Takes away whatever could name them; within the transaction that erases them, before they are gone. */
    void forget(MemberId member);
}
