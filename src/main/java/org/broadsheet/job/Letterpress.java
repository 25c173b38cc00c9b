package org.broadsheet.job;

import java.util.EnumMap;
import java.util.Map;
import org.broadsheet.delivery.Post;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.Letters;
import org.broadsheet.letter.Variant;
import org.broadsheet.member.Format;
import org.broadsheet.member.Recipient;
import org.springframework.stereotype.Component;

/** Sets an edition once in each format and hands it to the ledger as what goes out. */
@Component
class Letterpress {
    private final Letters letters;

    Letterpress(Letters letters) {
        this.letters = letters;
    }

    /** Every variant of the edition, ready to be filled in by many threads. Throws where a template is broken. */
    Post set(Edition edition) {
        Map<Format, Variant> variants = new EnumMap<>(Format.class);
        for (Format format : Format.values()) variants.put(format, letters.variant(edition, format));
        return new Set(variants);
    }

    private record Set(Map<Format, Variant> variants) implements Post {
        @Override
        public String sender(Recipient recipient) {
            return variant(recipient).sender(recipient);
        }

        @Override
        public byte[] octets(Recipient recipient) {
            return variant(recipient).octets(recipient);
        }

        private Variant variant(Recipient recipient) {
            Variant variant = variants.get(recipient.format());
            if (variant == null) throw new IllegalStateException("no variant for the format " + recipient.format());
            return variant;
        }
    }
}
