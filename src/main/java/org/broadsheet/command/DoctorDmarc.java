package org.broadsheet.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * DMARC of the sender's domain, by RFC 9989: found by walking up the tree of names, and without the tags that it dropped.
 */
record DoctorDmarc(DoctorDns dns, String domain) implements DoctorCheck {
    private static final String CHECK = "dmarc";
    /** No name is asked for that has more labels (RFC 9989, section 4.10). */
    private static final int MOST_LABELS = 8;

    @Override
    public DoctorFinding find() {
        try {
            for (String name : walk()) {
                List<String> records = policies(name);
                if (!records.isEmpty()) return judged(name, records);
            }
            return DoctorFinding.broken(
                    CHECK,
                    "no policy for " + domain + ": Gmail, Yahoo and Microsoft want one from who sends much",
                    "publish at _dmarc." + domain + " the TXT record: v=DMARC1; p=none; rua=mailto:dmarc@" + domain);
        } catch (IOException e) {
            return DoctorFinding.unknown(CHECK, String.valueOf(e.getMessage()));
        }
    }

    private List<String> walk() {
        String[] labels = domain.split("\\.");
        List<String> names = new ArrayList<>();
        names.add(domain);
        int from = Math.max(1, labels.length - MOST_LABELS + 1);
        for (int i = from; i < labels.length; i++) {
            names.add(String.join(".", List.of(labels).subList(i, labels.length)));
        }
        return names;
    }

    private List<String> policies(String name) throws IOException {
        return dns.texts("_dmarc." + name).stream()
                .filter(text -> text.strip().toLowerCase(Locale.ROOT).matches("v\\s*=\\s*dmarc1\\s*(;.*)?"))
                .toList();
    }

    private DoctorFinding judged(String name, List<String> records) {
        String at = "_dmarc." + name;
        if (records.size() > 1)
            return DoctorFinding.broken(CHECK, records.size() + " policies at " + at, "leave one of them");
        Map<String, String> tags = DoctorTags.of(records.get(0));
        if (tags.containsKey("pct"))
            return DoctorFinding.warning(
                    CHECK,
                    "pct= at " + at + " means nothing any more (RFC 9989)",
                    "take it out; t=y is for trying a policy");
        if (!tags.containsKey("rua"))
            return DoctorFinding.warning(
                    CHECK, "nobody gets the reports about " + name, "add rua=mailto:dmarc@" + name + " at " + at);
        if (!tags.getOrDefault("p", "none").matches("(?i)none|quarantine|reject"))
            return DoctorFinding.broken(CHECK, "p=" + tags.get("p") + " at " + at + " is no policy", "write p=none");
        return DoctorFinding.fine(CHECK, at + " says p=" + tags.getOrDefault("p", "none"));
    }
}
