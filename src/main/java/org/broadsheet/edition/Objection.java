package org.broadsheet.edition;

import java.util.Optional;

/** What a room that sees the harm has to say before an edition goes out by itself; a person may send it all the same. */
public interface Objection {
    /** Why no edition of this digest should go out by itself now, in one line; empty where nothing speaks against it. */
    Optional<String> toAutomaticSend(String digest);

    /** What will become such a reason if it goes on; empty where nothing speaks against it, or already too much. */
    default Optional<String> warning(String digest) {
        return Optional.empty();
    }
}
