package org.broadsheet.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Domains one slip away from a well-known one. It only ever leads to a question, never to a change. */
final class TypingErrors {
    private static final List<String> WELL_KNOWN = List.of(
            "gmail.com",
            "outlook.com",
            "hotmail.com",
            "yahoo.com",
            "icloud.com",
            "ukr.net",
            "meta.ua",
            "bigmir.net",
            "proton.me",
            "protonmail.com",
            "live.com",
            "gmx.net",
            "aol.com");

    /** Real providers that only look like a slip. */
    private static final Set<String> REAL = Set.of(
            "mail.com",
            "ymail.com",
            "email.com",
            "fmail.com",
            "gmx.com",
            "gmx.de",
            "love.com",
            "line.com",
            "meta.com",
            "aon.com",
            "zoho.com");

    private TypingErrors() {}

    static Optional<String> correction(String domain) {
        if (REAL.contains(domain) || WELL_KNOWN.contains(domain)) return Optional.empty();
        return WELL_KNOWN.stream().filter(known -> isOneSlip(known, domain)).findFirst();
    }

    /** A letter missing, added, wrong, or two neighbours in the wrong order. */
    private static boolean isOneSlip(String meant, String typed) {
        int same = commonStart(meant, typed);
        String left = meant.substring(same);
        String right = typed.substring(same);
        return left.equals(tail(right, 1))
                || tail(left, 1).equals(right)
                || tail(left, 1).equals(tail(right, 1))
                || isSwapped(left, right);
    }

    private static boolean isSwapped(String left, String right) {
        return left.length() > 1
                && right.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)
                && tail(left, 2).equals(tail(right, 2));
    }

    private static int commonStart(String a, String b) {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) same++;
        return same;
    }

    private static String tail(String text, int without) {
        return text.length() < without ? text : text.substring(without);
    }
}
