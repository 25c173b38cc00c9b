package org.broadsheet.edition;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An edition in a list, without its stories.
 *
 * @param name as {@link Edition#name} gives it
 * @param title the digest's title then
 * @param to the cut-off
 */
public record PastEdition(
        EditionId id,
        String digest,
        String name,
        LocalDate day,
        String title,
        String subject,
        State state,
        Instant to) {}
