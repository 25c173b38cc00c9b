package org.broadsheet.job;

import org.broadsheet.delivery.Post;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.Letter;
import org.broadsheet.letter.Letters;
import org.broadsheet.member.Format;
import org.broadsheet.member.Recipient;
import org.springframework.stereotype.Component;

/** Hands an edition's letter to the ledger as what goes out. */
@Component
class Letterpress {
    private final Letters letters;

    Letterpress(Letters letters) {
        this.letters = letters;
    }

    /** Sets every variant once, keeping none; throws where a template is broken or a setting is missing. */
    void prove(Edition edition) {
        for (Format format : Format.values()) letters.preview(edition, format);
    }

    /** Every variant of the edition, kept from now on and ready to be filled in by many threads. */
    Post set(Edition edition) {
        Letter letter = letters.letter(edition);
        return new Post() {
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
}
