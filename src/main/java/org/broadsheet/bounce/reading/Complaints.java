package org.broadsheet.bounce.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 5965: a member pressed "this is spam". The recipient may be blacked out; the token of the letter then tells. */
final class Complaints {
    private static final Pattern REPORT_PART = Pattern.compile("(?im)^Feedback-Type[ \\t]*:");

    /** Microsoft's junk mail reporting is no ARF: the letter comes back with this field, inside or around. */
    private static final String JMRP = "X-HmXmrOriginalRecipient";

    private Complaints() {}

    static Optional<Fact> of(ReturnedMail mail, @Nullable String token) {
        if (mail.fields().has(JMRP) || mail.original().has(JMRP)) return Optional.of(junkMailReport(mail, token));
        return report(mail).map(fields -> fact(fields, mail, token));
    }

    private static Optional<Fields> report(ReturnedMail mail) {
        Optional<Fields> part = mail.leaves().stream()
                .filter(p -> p.type().equals("message/feedback-report"))
                .map(p -> Fields.of(p.text().strip()))
                .findFirst();
        if (part.isPresent()) return part;
        boolean isReport =
                mail.fields().get("Content-Type").toLowerCase(Locale.ROOT).contains("feedback-report");
        return isReport ? Optional.of(fieldsWithin(mail.words())) : Optional.empty();
    }

    // Some reports lose the type of their second part on the way.
    private static Fields fieldsWithin(String words) {
        var start = REPORT_PART.matcher(words);
        return Fields.of(start.find() ? words.substring(start.start()) : "");
    }

    private static Fact fact(Fields report, ReturnedMail mail, @Nullable String token) {
        String type = report.get("Feedback-Type").strip().toLowerCase(Locale.ROOT);
        String recipient = recipient(report, mail);
        return switch (type) {
            case "not-spam" -> Fact.of(Cause.NOT_A_BOUNCE, "arf-not-spam", recipient, token);
            case "auth-failure", "dmarc" -> authentication(recipient, token);
            case "" -> Fact.of(Cause.COMPLAINT, "arf-abuse", recipient, token);
            default -> Fact.of(Cause.COMPLAINT, "arf-" + word(type), recipient, token);
        };
    }

    // RFC 6591: a machine's report about our signature or somebody's forgery. No member complained.
    private static Fact authentication(@Nullable String recipient, @Nullable String token) {
        return Fact.of(Cause.OUR_FAULT, "arf-auth-failure", recipient, token).withKind(BounceKind.COMPLAINT);
    }

    private static String word(String type) {
        String word = type.replaceAll("[^a-z0-9-]", "");
        return word.length() > 30 ? word.substring(0, 30) : word;
    }

    private static @Nullable String recipient(Fields report, ReturnedMail mail) {
        for (String field : new String[] {"Original-Rcpt-To", "Removal-Recipient", "Original-Recipient"}) {
            String address = Words.address(report.get(field));
            if (address != null) return address;
        }
        String to = Words.address(mail.original().get("To"));
        return to != null ? to : Words.address(mail.original().get("Delivered-To"));
    }

    private static Fact junkMailReport(ReturnedMail mail, @Nullable String token) {
        Fields marked = mail.fields().has(JMRP) ? mail.fields() : mail.original();
        String recipient = Words.address(marked.get(JMRP));
        return Fact.of(Cause.COMPLAINT, "junk-mail-report", recipient, token);
    }
}
