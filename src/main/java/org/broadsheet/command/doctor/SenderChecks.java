package org.broadsheet.command.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What mailbox providers and the law want of a sender, beyond the DNS. */
final class SenderChecks {
    private static final Pattern EMOJI = Pattern.compile(
            "[\\x{2190}-\\x{21FF}\\x{2300}-\\x{23FF}\\x{2600}-\\x{27BF}\\x{2B00}-\\x{2BFF}\\x{1F000}-\\x{1FAFF}\\x{FE0F}\\x{E0020}-\\x{E007F}]");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)^\\s*(?:re|fwd?|aw|wg|відп?|пер)\\s*:|[!%$€₴@#]|\\b(?:urgent|breaking|free|sale|unread|act now|"
                    + "терміново|безкоштовно|увага|знижка)\\b");

    private SenderChecks() {}

    /** @param from as in a header; null where none is set */
    static DoctorFinding fromName(@Nullable String from) {
        String name = from == null || !from.contains("<") ? "" : from.substring(0, from.lastIndexOf('<'));
        name = name.strip().replaceAll("^\"|\"$", "");
        String mend = "let broadsheet.mail.from name the newsroom, and nothing else";
        if (EMOJI.matcher(name).find())
            return DoctorFinding.warning(
                    "from", "the name in From has a picture in it, which Gmail takes for a deceit: " + name, mend);
        if (SUBJECT.matcher(name).find())
            return DoctorFinding.warning(
                    "from", "the name in From reads as a subject, which Gmail takes for a deceit: " + name, mend);
        return DoctorFinding.fine("from", name.isEmpty() ? "From has no name" : "From is of " + name);
    }

    /** @param records the public keys' records, as they are to be published */
    static List<DoctorFinding> keys(List<String> records) {
        List<DoctorFinding> findings = new ArrayList<>();
        boolean onlyEd25519 = !records.isEmpty()
                && records.stream()
                        .allMatch(r -> "ed25519".equals(DmarcPolicy.tagsOf(r).get("k")));
        if (onlyEd25519)
            findings.add(DoctorFinding.warning(
                    "dkim",
                    "letters are signed by Ed25519 only, which Gmail and Microsoft do not verify",
                    "sign by RSA (broadsheet.dkim.private-key) and by Ed25519 beside it (.ed25519-private-key)"));
        return findings;
    }
}
