package org.broadsheet.mail;

/** A stretch of a {@link Form}: octets, or a place to be filled. */
@FunctionalInterface
interface Piece {
    void into(Filling filling);
}
