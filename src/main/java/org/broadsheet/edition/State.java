package org.broadsheet.edition;

/** How far an edition is; what became of its letters is the ledger's to say. */
public enum State {
    /** Waits for a person's approval. */
    HELD,
    /** May go out, or is going. */
    READY,
    /** Every member it was for is accounted for. */
    DONE,
    CANCELLED
}
