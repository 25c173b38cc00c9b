package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RFC 3464 (and 6533): every recipient's group of a delivery status, whole or in the middle of a text. */
final class StatusReport {
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern EMBEDDED =
            Pattern.compile("(?im)^(?:Reporting-MTA|Final-Recipient|Original-Recipient)[ \\t]*:");
    private static final Pattern NAME = Pattern.compile("(?i)(Final|Original)-Recipient[ \\t]*:");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private final List<Fields> groups;
    private final String words;

    private StatusReport(List<Fields> groups, String words) {
        this.groups = groups;
        this.words = words;
    }

    /** Everything the report says; empty where there is no report that names anybody. */
    static List<RecipientReport> troubles(ReturnedMail mail) {
        if (mail.hasReport()) return new StatusReport(groups(mail.statuses()), mail.words()).troubles();
        Matcher embedded = EMBEDDED.matcher(mail.words());
        if (!embedded.find()) return List.of();
        String before = mail.words().substring(0, embedded.start());
        return new StatusReport(groups(mail.words().substring(embedded.start())), before).troubles();
    }

    private static List<Fields> groups(String text) {
        // Blank lines may not be quite blank, or too many.
        String clean = text.strip().replaceAll("\n[ \t]*+\n\\s*+", "\n\n");
        return Stream.of(apart(clean).split("\n\n"))
                .map(Fields::of)
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    // Some forget the blank line between two recipients: a group ends where a field that it has names the next. The
    // order of the fields within a group is free.
    private static String apart(String report) {
        StringBuilder apart = new StringBuilder();
        Set<String> named = new HashSet<>();
        for (String line : report.split("\n", -1)) {
            Matcher name = NAME.matcher(line);
            boolean next = name.lookingAt() && !named.add(name.group(1).toLowerCase(Locale.ROOT));
            if (line.isEmpty() || next) named.clear();
            if (next) {
                apart.append('\n');
                named.add(name.group(1).toLowerCase(Locale.ROOT));
            }
            apart.append(line).append('\n');
        }
        return apart.toString();
    }

    private List<RecipientReport> troubles() {
        List<Fields> named = groups.stream().filter(StatusReport::namesSomebody).toList();
        List<String> recipients = named.stream().map(StatusReport::mentioned).toList();
        List<RecipientReport> troubles = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            troubles.add(trouble(named.get(i), Words.around(words, recipients, i)));
        }
        return troubles;
    }

    private static boolean namesSomebody(Fields group) {
        return group.has("Final-Recipient")
                || group.has("Original-Recipient")
                || (group.has("Action") && group.has("Status"));
    }

    private RecipientReport trouble(Fields group, String around) {
        String diagnostic = diagnostic(group, around);
        String reported = Words.status(COMMENT.matcher(group.get("Status")).replaceAll(""));
        String action = group.get("Action").strip().toLowerCase(Locale.ROOT);
        RecipientReport.Stage stage = RecipientReport.Stage.of(around);
        return new RecipientReport(
                recipient(group),
                action,
                RecipientReport.telling(reported, diagnostic),
                diagnostic,
                around,
                stage == RecipientReport.Stage.UNKNOWN ? RecipientReport.Stage.of(words) : stage,
                reported != null);
    }

    // OpenSMTPD and Exim quote the reply to people only; others add what it was about in a field of their own.
    private static String diagnostic(Fields group, String around) {
        String code = group.get("Diagnostic-Code").strip();
        String words = code.replaceFirst("(?i)^(?:smtp|x-[\\w-]+|unknown|dns|unix|lmtp)\\s*;\\s*", "");
        String said = words.isBlank() ? Words.quoted(around) : words;
        return Words.oneLine(said + " " + group.get("X-Supplementary-Info"));
    }

    /** The address as we wrote it, if the report knows it: that is the one a member has. */
    private static @Nullable String recipient(Fields group) {
        String original = Words.address(group.get("Original-Recipient"));
        return original != null ? original : Words.address(group.get("Final-Recipient"));
    }

    private static String mentioned(Fields group) {
        String last = Words.address(group.get("Final-Recipient"));
        String recipient = last != null ? last : recipient(group);
        return recipient == null ? "" : recipient;
    }
}
