package org.broadsheet.command.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** DMARC of the sender's domain, by RFC 9989, and whether what signs and what bounces align with it. */
record DmarcCheck(DoctorDns dns, String domain, String signer, String bounces) {
    private static final String CHECK = "dmarc";
    private static final List<String> DROPPED = List.of("pct", "rf", "ri");

    /** @param signer d= of the signatures; {@code bounces}: the domain of the envelope sender; empty where there is none */
    DmarcCheck {
        bounces = bounces.isEmpty() ? domain : bounces;
    }

    DoctorFinding find() {
        return DoctorDns.answer(CHECK, () -> {
            DmarcPolicy policy = DmarcPolicy.of(dns, domain);
            String place = policy.place();
            return worse(alignment(policy, place), place == null ? none() : judged(policy, place));
        });
    }

    private static DoctorFinding worse(DoctorFinding one, DoctorFinding other) {
        return one.verdict().compareTo(other.verdict()) > 0 ? one : other;
    }

    private DoctorFinding none() {
        return DoctorFinding.broken(
                CHECK,
                "no policy for " + domain + ": Gmail, Yahoo and Microsoft want one from who sends much",
                "publish at _dmarc." + domain + " the TXT record: v=DMARC1; p=none; rua=mailto:dmarc@" + domain);
    }

    /** One of both must align for a letter to pass; both should, since forwarding breaks the one and bounces the other. */
    private DoctorFinding alignment(DmarcPolicy policy, @org.jspecify.annotations.Nullable String place)
            throws IOException {
        Map<String, String> tags = place == null ? Map.of() : policy.tags(place);
        boolean dkim = !signer.isEmpty() && aligns(policy, signer, tags.getOrDefault("adkim", "r"));
        boolean spf = aligns(policy, bounces, tags.getOrDefault("aspf", "r"));
        String dkimWords =
                signer.isEmpty() ? "letters are not signed" : "the signature's domain " + signer + " does not align";
        String mend = "set broadsheet.dkim.domain and broadsheet.mail.bounce-address to " + domain + " or names below "
                + policy.organizationalDomain();
        if (!dkim && !spf)
            return DoctorFinding.broken(
                    CHECK,
                    dkimWords + " with From's " + domain + ", nor does the bounce address's " + bounces
                            + ": every letter fails DMARC at Gmail, Yahoo and Microsoft",
                    mend);
        if (!dkim) return DoctorFinding.warning(CHECK, dkimWords + ": forwarded letters fail DMARC", mend);
        if (!spf)
            return DoctorFinding.warning(
                    CHECK, "the bounce address's " + bounces + " does not align with From's " + domain, mend);
        return DoctorFinding.fine(CHECK, "signature and bounce address align with " + domain);
    }

    private boolean aligns(DmarcPolicy from, String other, String mode) throws IOException {
        if (mode.equalsIgnoreCase("s")) return other.equalsIgnoreCase(domain);
        return other.equalsIgnoreCase(domain)
                || from.organizationalDomain().equals(DmarcPolicy.of(dns, other).organizationalDomain());
    }

    private DoctorFinding judged(DmarcPolicy policy, String place) {
        String at = "_dmarc." + place;
        int count = policy.recordsAt(place).size();
        if (count > 1) return DoctorFinding.broken(CHECK, count + " policies at " + at, "leave one of them");
        Map<String, String> tags = policy.tags(place);
        for (String tag : List.of("p", "sp", "np"))
            if (!tags.getOrDefault(tag, "none").matches("(?i)none|quarantine|reject"))
                return DoctorFinding.broken(
                        CHECK, tag + "=" + tags.get(tag) + " at " + at + " is no policy", "write " + tag + "=none");
        List<String> dropped = DROPPED.stream().filter(tags::containsKey).toList();
        if (!dropped.isEmpty())
            return DoctorFinding.warning(
                    CHECK,
                    String.join("=, ", dropped) + "= at " + at + " means nothing any more (RFC 9989)",
                    "take it out; t=y is for trying a policy");
        if (!tags.containsKey("rua"))
            return DoctorFinding.warning(
                    CHECK, "nobody gets the reports about " + place, "add rua=mailto:dmarc@" + place + " at " + at);
        return DoctorFinding.fine(CHECK, at + " says " + applied(tags, place));
    }

    /** sp= is for names below the record's own; np= for those of them that do not exist, which no sender is. */
    private String applied(Map<String, String> tags, String place) {
        String own = tags.getOrDefault("p", "none");
        String policy = place.equals(domain) ? own : tags.getOrDefault("sp", own);
        boolean trying = tags.getOrDefault("t", "n").equalsIgnoreCase("y");
        return Stream.of(
                        (place.equals(domain) || !tags.containsKey("sp") ? "p=" : "sp=") + policy,
                        trying ? " and t=y: it is only tried" : "")
                .reduce("", String::concat);
    }
}
