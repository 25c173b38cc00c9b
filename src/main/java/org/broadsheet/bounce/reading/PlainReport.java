package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The many reports that are written for people only: whom they name, and what they say of each. */
final class PlainReport {
    private static final int MOST_RECIPIENTS = 50;
    private static final int BEFORE = 40;
    private static final Pattern SENDER = Pattern.compile(
            "(?i)(?:mail from|envelope-from|from|sender|message-id|reply-to|return-path|contact|write to|mailto)\\W*$");
    private static final Pattern STAFF = Pattern.compile(
            "(?i)(?:mailer-daemon|postmaster|abuse|support|help(?:desk)?|admin(?:istrator)?|no-?reply|info|noc)@.*");

    private final ReturnedMail mail;

    PlainReport(ReturnedMail mail) {
        this.mail = mail;
    }

    List<Trouble> troubles() {
        List<String> recipients = List.copyOf(recipients());
        if (recipients.isEmpty())
            return List.of(trouble(null, Words.cut(mail.words(), 0, mail.words().length())));
        List<Trouble> troubles = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            troubles.add(trouble(recipients.get(i), Words.around(mail.words(), recipients, i)));
        }
        return troubles;
    }

    private Trouble trouble(@Nullable String recipient, String around) {
        Stage stage = Stage.of(around);
        return new Trouble(
                recipient,
                "failed",
                Words.status(around),
                Words.quoted(around),
                around,
                stage == Stage.UNKNOWN ? Stage.of(mail.words()) : stage,
                false);
    }

    private Set<String> recipients() {
        Set<String> failed = addresses(mail.fields().get("X-Failed-Recipients"));
        if (!failed.isEmpty()) return failed;
        Set<String> named = named();
        Set<String> members = new LinkedHashSet<>(named);
        members.removeIf(a -> STAFF.matcher(a).matches());
        if (!members.isEmpty()) return members;
        return named.isEmpty() ? addresses(mail.original().get("To")) : named;
    }

    private Set<String> named() {
        Set<String> ours = ours();
        Set<String> named = new LinkedHashSet<>();
        Matcher m = Words.addresses(mail.words());
        while (m.find() && named.size() < MOST_RECIPIENTS) {
            String before = mail.words().substring(Math.max(0, m.start() - BEFORE), m.start());
            boolean sender = SENDER.matcher(before).find();
            if (!sender && !ours.contains(lower(m.group()))) named.add(m.group());
        }
        return distinct(named);
    }

    /** The addresses this report was sent to and from: they are never whom it is about. */
    private Set<String> ours() {
        Set<String> ours = new LinkedHashSet<>();
        for (String field : List.of("To", "Delivered-To", "Return-Path", "From", "Reply-To")) {
            mail.fields().all(field).forEach(value -> addresses(value).forEach(a -> ours.add(lower(a))));
        }
        return ours;
    }

    private static Set<String> addresses(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher m = Words.addresses(text);
        while (m.find() && found.size() < MOST_RECIPIENTS) found.add(m.group());
        return distinct(found);
    }

    private static Set<String> distinct(Set<String> addresses) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> distinct = new LinkedHashSet<>(addresses);
        distinct.removeIf(a -> !seen.add(lower(a)));
        return distinct;
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
