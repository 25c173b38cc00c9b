package org.broadsheet.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The envelope sender that tells whose bounce comes back (VERP): {@code bounces+TOKEN@example.org}. Servers on the way may
 * fold case, so a token is of letters and digits, and lower case in and out. What it means is not known here.
 */
public final class BounceAddress {
    private static final int LONGEST_LOCAL = 64;
    private static final String LEAVE = "u-";
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]+");

    private final Address address;
    private final Pattern given;

    private BounceAddress(Address address) {
        this.address = address;
        this.given = Pattern.compile(
                Pattern.quote(address.local()) + "\\+(?:" + LEAVE + ")?(" + TOKEN + ")@"
                        + Pattern.quote(address.domain()) + "\\.?",
                Pattern.CASE_INSENSITIVE);
    }

    /** @param setting {@code broadsheet.mail.bounce-address} */
    public static BounceAddress of(String setting) {
        try {
            return new BounceAddress(ascii(Address.parse(setting)));
        } catch (BadAddress e) {
            throw new IllegalArgumentException(
                    "broadsheet.mail.bounce-address: " + e.fault().words(), e);
        }
    }

    /** @throws IllegalArgumentException for a token that is none, or leaves no room (RFC 5321 section 4.5.3.1.1) */
    public String with(String token) {
        return with("", token);
    }

    /** Where a mail, whatever it says, means that the member wants to leave: {@code bounces+u-TOKEN@example.org}. */
    public String toLeave(String token) {
        return with(LEAVE, token);
    }

    private String with(String mark, String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(lower).matches()) throw new IllegalArgumentException("not a token for an envelope sender");
        String local = address.local() + '+' + mark + lower;
        if (local.length() > LONGEST_LOCAL)
            throw new IllegalArgumentException(
                    "broadsheet.mail.bounce-address: too long, its token makes it " + local.length() + " of 64 octets");
        return local + '@' + address.domain();
    }

    /** The token in a recipient to whom something came, in whatever case, with or without angle brackets. */
    public Optional<String> token(String recipient) {
        String bare = recipient.strip();
        if (bare.startsWith("<") && bare.endsWith(">")) bare = bare.substring(1, bare.length() - 1);
        Matcher matcher = given.matcher(bare);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The address without a token: where mail for the newsroom's machine comes. */
    public Address address() {
        return address;
    }

    private static Address ascii(Address address) {
        if (address.needsSmtpUtf8()) throw new BadAddress(AddressFault.LOCAL_CHARACTER);
        return address;
    }
}
