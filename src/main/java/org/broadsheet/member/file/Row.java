package org.broadsheet.member.file;

import java.time.Instant;
import java.util.List;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Status;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be taken.
 *
 * @param digests null where the file names none: all that are configured
 */
record Row(
        Address address,
        String name,
        Status status,
        @Nullable List<String> digests,
        @Nullable String zone,
        boolean guessed,
        @Nullable String language,
        @Nullable String format,
        @Nullable Instant joined) {}
