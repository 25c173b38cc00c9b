package org.broadsheet.bounce.reading;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token that names the edition and the member: in the address the mail was sent back to, or in what is left
 * of the letter. Whoever uses it verifies its MAC first.
 */
public final class EditionTokens {
    private static final List<String> ENVELOPE = List.of(
            "Delivered-To",
            "X-Original-To",
            "Envelope-To",
            "X-Envelope-To",
            "X-Delivered-To",
            "To",
            "Cc",
            "Return-Path");
    private static final List<String> LETTER = List.of(
            "Return-Path",
            "X-Envelope-From",
            "Errors-To",
            "Sender",
            "Message-ID",
            "List-Unsubscribe",
            "Feedback-ID",
            "CFBL-Feedback-ID");
    // A newsroom names its bounce address as it likes: behind another name stands only what is as long as a token of
    // ours.
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<![\\w.+-])"
            + "(?:(?:bounces?|b|u|unsubscribe)\\+|[\\w.-]{1,64}\\+(?=(?:u-)?[a-z2-7]{20,52}@))"
            + "(?:u-)?([a-z0-9][a-z0-9._=-]{3,62})@");
    private static final Pattern LINK = Pattern.compile("/unsubscribe/([A-Za-z0-9][A-Za-z0-9._~-]{3,127})");

    /** {@code <daily.TOKEN@example.org>}: as long as a token with its code, so that no other Message-ID is taken for one. */
    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)[.<]([a-z2-7]{20,52})@");

    private EditionTokens() {}

    /** The first token in a text, an address or a header; unverified. */
    public static @Nullable String in(String text) {
        String token = token(ADDRESS, text);
        if (token == null) token = token(LINK, text);
        return token != null ? token : token(MESSAGE_ID, text);
    }

    static @Nullable String of(ReturnedMail mail) {
        // A member's own address may look like a Message-ID of ours: not where addresses stand.
        String back = within(mail.fields(), ENVELOPE, text -> token(ADDRESS, text));
        if (back != null) return back;
        String letter = within(mail.original(), LETTER, EditionTokens::in);
        return letter != null
                ? letter
                : token(ADDRESS, mail.statuses() + "\n" + mail.words() + "\n" + head(mail.rest()));
    }

    private static @Nullable String within(
            Fields fields, List<String> names, Function<String, @Nullable String> search) {
        for (String name : names) {
            for (String value : fields.all(name)) {
                String token = search.apply(value);
                if (token != null) return token;
            }
        }
        return null;
    }

    private static @Nullable String token(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? m.group(1) : null;
    }

    private static String head(String rest) {
        return rest.length() > 16_384 ? rest.substring(0, 16_384) : rest;
    }
}
