package org.broadsheet.letter;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.broadsheet.member.Format;
import org.broadsheet.member.Recipient;

/** An edition for all of its members, each in the format they chose. For any number of threads. */
public final class Letter {
    private final Map<Format, Variant> variants = new EnumMap<>(Format.class);

    Letter(Function<Format, Variant> variant) {
        for (Format format : Format.values()) variants.put(format, variant.apply(format));
    }

    /** See {@link Variant#sender(Recipient)}. */
    public String sender(Recipient recipient) {
        return of(recipient).sender(recipient);
    }

    /** See {@link Variant#octets(Recipient)}. */
    public byte[] octets(Recipient recipient) {
        return of(recipient).octets(recipient);
    }

    private Variant of(Recipient recipient) {
        Variant variant = variants.get(recipient.format());
        if (variant == null) throw new IllegalStateException("no variant for " + recipient.format());
        return variant;
    }
}
