package org.broadsheet.console.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be: long. Nobody is made to mix digits and signs into it (NIST SP 800-63B, section 3.1.1.2).
 */
final class PasswordRule {
    static final int SHORTEST = 12;
    /** BCrypt reads no further, and says so. */
    static final int MOST_OCTETS = 72;

    private static final int FEWEST_DIFFERENT = 5;

    private PasswordRule() {}

    /** A key of the words files; empty: the password will do. */
    static Optional<String> fault(String password, String repeated, String username) {
        if (password.codePointCount(0, password.length()) < SHORTEST) return Optional.of("short");
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) return Optional.of("long");
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) return Optional.of("plain");
        if (password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) return Optional.of("name");
        return password.equals(repeated) ? Optional.empty() : Optional.of("differ");
    }
}
