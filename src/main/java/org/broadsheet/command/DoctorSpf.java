package org.broadsheet.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** SPF (RFC 7208) of the domain that bounces come back to: it is the one receivers look at. */
record DoctorSpf(DoctorDns dns, String domain) implements DoctorCheck {
    private static final String CHECK = "spf";
    private static final int MOST_LOOKUPS = 10;
    private static final Pattern LOOKUP = Pattern.compile("[-+~?]?(include:|a\\b|mx\\b|ptr\\b|exists:).*|redirect=.*");

    @Override
    public DoctorFinding find() {
        try {
            return judged(policies(domain));
        } catch (IOException e) {
            return DoctorFinding.unknown(CHECK, String.valueOf(e.getMessage()));
        }
    }

    private List<String> policies(String name) throws IOException {
        return dns.texts(name).stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
                .toList();
    }

    private DoctorFinding judged(List<String> policies) throws IOException {
        if (policies.isEmpty())
            return DoctorFinding.broken(
                    CHECK,
                    domain + " does not say who may send for it",
                    "publish at " + domain + " the TXT record: v=spf1 mx -all, with your relay in it");
        if (policies.size() > 1)
            return DoctorFinding.broken(CHECK, policies.size() + " policies at " + domain, "make one of them");
        String policy = policies.get(0).toLowerCase(Locale.ROOT);
        if (policy.matches(".*\\s\\+?all\\b.*"))
            return DoctorFinding.broken(CHECK, domain + " lets everybody send for it", "end its policy in -all");
        int lookups = lookups(policy, MOST_LOOKUPS + 1);
        if (lookups > MOST_LOOKUPS)
            return DoctorFinding.broken(
                    CHECK, "the policy of " + domain + " takes more than 10 look-ups", "take includes out of it");
        if (!policy.matches(".*\\s[-~]all\\b.*|.*\\sredirect=.*"))
            return DoctorFinding.warning(CHECK, "the policy of " + domain + " has no end", "end it in -all");
        return DoctorFinding.fine(CHECK, domain + ": " + policy);
    }

    private int lookups(String policy, int most) throws IOException {
        int count = 0;
        for (String term : policy.split("\\s+")) {
            if (count > most || !LOOKUP.matcher(term).matches()) continue;
            count++;
            String included = term.replaceFirst("^[-+~?]?(?:include:|redirect=)", "");
            if (!included.equals(term)) count += lookups(first(included), most - count);
        }
        return count;
    }

    private String first(String name) throws IOException {
        return policies(name).stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
    }
}
