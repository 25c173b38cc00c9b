package org.broadsheet.bounce.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** RFC 3464 (and 6533): every recipient's group of a delivery status, whole or in the middle of a text. */
final class StatusReport {
    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST = 1000;
    private static final Pattern EMBEDDED =
            Pattern.compile("(?im)^(?:Reporting-MTA|Final-Recipient|Original-Recipient)[ \\t]*:");
    private static final Pattern NAME = Pattern.compile("(?i)(Final|Original)-Recipient[ \\t]*:");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private final List<InternetHeaders> groups;
    private final String words;

    private StatusReport(List<InternetHeaders> groups, String words) {
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

    private static List<InternetHeaders> groups(String text) {
        // Blank lines that are not quite blank, or too many, would end the report early.
        String clean = text.strip().replaceAll("\n[ \t]*+\n\\s*+", "\n\n") + "\n\n";
        byte[] octets = apart(clean).getBytes(StandardCharsets.UTF_8);
        List<InternetHeaders> groups = new ArrayList<>();
        try {
            DeliveryStatus status = new DeliveryStatus(new ByteArrayInputStream(octets));
            groups.add(status.getMessageDSN());
            int count = Math.min(status.getRecipientDSNCount(), MOST_RECIPIENTS);
            for (int i = 0; i < count; i++) groups.add(status.getRecipientDSN(i));
        } catch (MessagingException | IOException e) {
            groups.clear();
        }
        return groups;
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
        List<InternetHeaders> named =
                groups.stream().filter(StatusReport::namesSomebody).toList();
        List<String> recipients = named.stream().map(StatusReport::mentioned).toList();
        List<RecipientReport> troubles = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            troubles.add(trouble(named.get(i), Words.around(words, recipients, i)));
        }
        return troubles;
    }

    private static boolean namesSomebody(InternetHeaders group) {
        return group.getHeader("Final-Recipient") != null
                || group.getHeader("Original-Recipient") != null
                || (group.getHeader("Action") != null && group.getHeader("Status") != null);
    }

    private RecipientReport trouble(InternetHeaders group, String around) {
        String diagnostic = diagnostic(group, around);
        String reported = Words.status(COMMENT.matcher(value(group, "Status")).replaceAll(""));
        String action = value(group, "Action").strip().toLowerCase(Locale.ROOT);
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
    private static String diagnostic(InternetHeaders group, String around) {
        String code = value(group, "Diagnostic-Code").strip();
        String words = code.replaceFirst("(?i)^(?:smtp|x-[\\w-]+|unknown|dns|unix|lmtp)\\s*;\\s*", "");
        String said = words.isBlank() ? Words.quoted(around) : words;
        return Words.oneLine(said + " " + value(group, "X-Supplementary-Info"));
    }

    /** The address as we wrote it, if the report knows it: that is the one a member has. */
    private static @Nullable String recipient(InternetHeaders group) {
        String original = Words.address(value(group, "Original-Recipient"));
        return original != null ? original : Words.address(value(group, "Final-Recipient"));
    }

    private static String mentioned(InternetHeaders group) {
        String last = Words.address(value(group, "Final-Recipient"));
        String recipient = last != null ? last : recipient(group);
        return recipient == null ? "" : recipient;
    }

    private static String value(InternetHeaders group, String name) {
        String value = group.getHeader(name, " ");
        // The reader of headers takes each octet for a character; a report may be UTF-8 (RFC 6533).
        if (value == null) return "";
        String text = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
