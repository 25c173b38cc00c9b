package org.broadsheet.job;

import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.MessageSource;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.letter.Letter;
import org.broadsheet.letter.Letters;
import org.broadsheet.member.Recipient;
import org.springframework.stereotype.Component;

/** What {@link EditionDelivery} works with, and which editions are left to other replicas. */
@Component
class EditionDeliveries {
    final Editions editions;
    final Deliveries deliveries;
    private final Letters letters;
    final EditionCloser closer;
    final DigestRuns runs;
    private final Attempts attempts;

    EditionDeliveries(
            Editions editions,
            Deliveries deliveries,
            Letters letters,
            EditionCloser closer,
            DigestRuns runs,
            Attempts attempts) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.letters = letters;
        this.closer = closer;
        this.runs = runs;
        this.attempts = attempts;
    }

    /** False where the settings of this replica do not name the digest: they may be of another version. */
    boolean isDeliverable(String digest) {
        return attempts.knows(digest);
    }

    /** The edition's messages, rendered once and ready to be filled in by many threads. */
    MessageSource messages(Edition edition) {
        Letter letter = letters.letter(edition);
        return new MessageSource() {
            @Override
            public String sender(Recipient recipient) {
                return letter.sender(recipient);
            }

            @Override
            public byte[] octets(Recipient recipient) {
                return letter.octets(recipient);
            }
        };
    }

    EditionDelivery of(EditionId edition, BooleanSupplier stopped) {
        return new EditionDelivery(edition, this, stopped);
    }
}
