package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member's address, ready for the envelope: a dot-atom (letters of any script), {@code @}, and a domain in lower-case
 * A-labels. Stricter than RFC 5322: nobody is reached by a quoted name, a comment or an address literal in practice, and
 * each of them has been a way to make two programs see two addresses in one.
 */
public record Address(String local, String domain) {
    private static final int LONGEST = 254;

    /** Normalises both halves.
     *
     * @throws BadAddress with the one reason
     */
    public Address {
        local = LocalPart.checked(Normalizer.normalize(local, Normalizer.Form.NFC));
        domain = DomainName.toAscii(domain);
        if (local.getBytes(UTF_8).length + 1 + domain.length() > LONGEST) throw new BadAddress(AddressFault.TOO_LONG);
    }

    /** As somebody typed it; spaces around it are forgiven.
     *
     * @throws BadAddress with the one reason
     */
    public static Address parse(String typed) {
        String text = withoutBlanksAround(typed);
        if (text.isEmpty()) throw new BadAddress(AddressFault.EMPTY);
        // Before the work on it, which grows faster than its length.
        if (text.length() > 4 * LONGEST) throw new BadAddress(AddressFault.TOO_LONG);
        if (text.codePoints().anyMatch(HeaderText::isRefused)) throw new BadAddress(AddressFault.CONTROL);
        int at = text.lastIndexOf('@');
        if (at < 0) throw new BadAddress(AddressFault.NO_AT);
        return new Address(text.substring(0, at), text.substring(at + 1));
    }

    /** As {@link #parse}; empty where that is no address. */
    public static Optional<Address> find(@Nullable String typed) {
        try {
            return typed == null ? Optional.empty() : Optional.of(parse(typed));
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }

    /** The same for two spellings of one mailbox: for uniqueness, not for sending. */
    public String key() {
        return LocalPart.folded(local) + '@' + domain;
    }

    /** Whether only a relay that speaks SMTPUTF8 (RFC 6531) can take it. */
    public boolean needsSmtpUtf8() {
        return !HeaderText.isAscii(local);
    }

    /** What was probably meant, where the domain looks like a slip of the fingers: gmial.com. */
    public Optional<String> hint() {
        return TypingErrors.correction(domain).map(meant -> local + '@' + meant);
    }

    /** As it stands in an envelope and in a header, without angle brackets. */
    @Override
    public String toString() {
        return local + '@' + domain;
    }

    // Not line ends: two lines are not one address.
    private static String withoutBlanksAround(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && isBlank(typed.charAt(from))) from++;
        while (to > from && isBlank(typed.charAt(to - 1))) to--;
        return typed.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }
}
