package org.broadsheet.letter;

/**
 * A letter as an editor looks at it before it goes out.
 *
 * @param bytes of the HTML part, decoded; 0 for the text format
 * @param budget what mail programs show whole
 * @param moved how many stories the letter has no room for, which wait behind "Show more"
 * @param folder of the digest's templates, below {@code templates/}
 */
public record Proof(Preview preview, int bytes, int budget, int moved, String folder) {}
