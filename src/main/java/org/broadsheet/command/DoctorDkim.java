package org.broadsheet.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Whether the published key is the one we sign with. */
record DoctorDkim(DoctorDns dns, String name, String expected) implements DoctorCheck {
    private static final String CHECK = "dkim";

    @Override
    public DoctorFinding find() {
        try {
            return judged(dns.texts(name));
        } catch (IOException e) {
            return DoctorFinding.unknown(CHECK, e.getMessage() == null ? name : e.getMessage());
        }
    }

    private DoctorFinding judged(List<String> records) {
        if (records.isEmpty()) return DoctorFinding.broken(CHECK, "no key at " + name, mend());
        if (records.size() > 1)
            return DoctorFinding.broken(CHECK, records.size() + " records at " + name, "leave one of them");
        Map<String, String> tags = DoctorTags.of(records.get(0));
        String published = tags.getOrDefault("p", "");
        if (published.isEmpty()) return DoctorFinding.broken(CHECK, "the key at " + name + " is revoked", mend());
        if (!published.equals(DoctorTags.of(expected).get("p")))
            return DoctorFinding.broken(CHECK, "the key at " + name + " is not the one we sign with", mend());
        if (tags.getOrDefault("t", "").contains("y"))
            return DoctorFinding.warning(CHECK, "the key at " + name + " says it is for tests", "take t=y out of it");
        return DoctorFinding.fine(CHECK, "the key at " + name + " is ours");
    }

    private String mend() {
        return "publish at " + name + " the TXT record: " + expected;
    }
}
