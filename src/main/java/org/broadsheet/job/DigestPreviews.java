package org.broadsheet.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.DryRunFetch;
import org.broadsheet.letter.Letters;
import org.broadsheet.letter.Preview;
import org.broadsheet.member.Format;
import org.springframework.stereotype.Service;

/** The digest as it would be, for who wants to see it first: nothing is recorded, nothing is sent. */
@Service
public class DigestPreviews {
    private final DryRunFetch fetch;
    private final Editions editions;
    private final Letters letters;
    private final Clock clock;

    DigestPreviews(DryRunFetch fetch, Editions editions, Letters letters, Clock clock) {
        this.fetch = fetch;
        this.editions = editions;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * The letter that {@code send} with the same clock would send to a member who reads the full format; empty where it
     * would send nothing. An edition that exists already is shown as it is frozen.
     */
    public Optional<Preview> preview(String digest, Instant at) {
        Edition edition = editions.find(digest, editions.day(digest, at), 1)
                .orElseGet(() -> editions.preview(digest, at, fetch.items(editions.feeds(digest), clock.instant())));
        boolean sent = edition.content().items() > 0 || editions.sendsEmpty(digest);
        return sent ? Optional.of(letters.preview(edition, Format.FULL)) : Optional.empty();
    }
}
