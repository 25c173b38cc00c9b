package org.broadsheet.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.broadsheet.bounce.reading.Fact;

/**
 * A fact on its way into the records.
 *
 * @param way how it came
 * @param source what it is a fact of, the same whenever it comes again: a mail's octets, a provider's event id
 * @param trusted whether the sender proved to be our provider, our relay or a named feedback loop; else a mail can be from anybody
 */
public record Arrival(Way way, byte[] source, Fact fact, boolean trusted) {
    /** How it came. */
    public enum Way {
        MAIL,
        HOOK,
        SMTP
    }

    /** For a source with a name of its own. */
    public static Arrival of(Way way, String source, Fact fact) {
        return new Arrival(way, source.getBytes(StandardCharsets.UTF_8), fact, true);
    }

    /** Tells this fact from all others, and from itself when it comes a second time. */
    byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(way.name().getBytes(StandardCharsets.UTF_8));
            digest.update(source);
            digest.update(("\0" + fact.recipient()).getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
