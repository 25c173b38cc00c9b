package org.broadsheet.command.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the DNS says of the sender, as receivers look at it. */
record DnsChecks(DoctorDns dns) {
    private static final String DKIM = "dkim";
    private static final String MX = "bounces";
    private static final String SPF = "spf";
    private static final String PTR = "ptr";
    private static final int MOST_LOOKUPS = 10;
    private static final Pattern LOOKUP = Pattern.compile("[-+~?]?(include:|a\\b|mx\\b|ptr\\b|exists:).*|redirect=.*");

    /** Whether the published key is the one we sign with. */
    DoctorFinding dkim(String name, String expected) {
        return DoctorDns.answer(DKIM, () -> key(name, expected, dns.texts(name)));
    }

    private static DoctorFinding key(String name, String expected, List<String> records) {
        String publish = "publish at " + name + " the TXT record: " + expected;
        if (records.isEmpty()) return DoctorFinding.broken(DKIM, "no key at " + name, publish);
        if (records.size() > 1)
            return DoctorFinding.broken(DKIM, records.size() + " records at " + name, "leave one of them");
        Map<String, String> tags = DmarcPolicy.tagsOf(records.get(0));
        String published = tags.getOrDefault("p", "");
        if (published.isEmpty()) return DoctorFinding.broken(DKIM, "the key at " + name + " is revoked", publish);
        if (!published.equals(DmarcPolicy.tagsOf(expected).get("p")))
            return DoctorFinding.broken(DKIM, "the key at " + name + " is not the one we sign with", publish);
        if (tags.getOrDefault("t", "").contains("y"))
            return DoctorFinding.warning(DKIM, "the key at " + name + " says it is for tests", "take t=y out of it");
        return DoctorFinding.fine(DKIM, "the key at " + name + " is ours");
    }

    /** Whether what bounces finds its way back. */
    DoctorFinding mx(String domain) {
        return DoctorDns.answer(MX, () -> exchangers(domain, dns.exchangers(domain)));
    }

    private DoctorFinding exchangers(String domain, List<String> exchangers) throws IOException {
        if (exchangers.equals(List.of(".")))
            return DoctorFinding.broken(
                    MX, domain + " says that it takes no mail", "publish an MX record at " + domain);
        if (exchangers.isEmpty()) return withoutExchanger(domain);
        for (String exchanger : exchangers) {
            if (!dns.hasAddress(exchanger))
                return DoctorFinding.broken(
                        MX,
                        "the mail exchanger " + exchanger + " of " + domain + " has no address",
                        "give it an A record");
        }
        return DoctorFinding.fine(MX, domain + " gets its mail at " + String.join(", ", exchangers));
    }

    private DoctorFinding withoutExchanger(String domain) throws IOException {
        return dns.hasAddress(domain)
                ? DoctorFinding.warning(MX, domain + " has no MX record", "publish one: some senders want it")
                : DoctorFinding.broken(MX, "no mail can reach " + domain, "publish an MX record at " + domain);
    }

    /** SPF (RFC 7208) of the domain that bounces come back to: it is the one receivers look at. */
    DoctorFinding spf(String domain) {
        return DoctorDns.answer(SPF, () -> policy(domain, policies(domain)));
    }

    private List<String> policies(String name) throws IOException {
        return dns.texts(name).stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
                .toList();
    }

    private DoctorFinding policy(String domain, List<String> policies) throws IOException {
        if (policies.isEmpty())
            return DoctorFinding.broken(
                    SPF,
                    domain + " does not say who may send for it",
                    "publish at " + domain + " the TXT record: v=spf1 mx -all, with your relay in it");
        if (policies.size() > 1)
            return DoctorFinding.broken(SPF, policies.size() + " policies at " + domain, "make one of them");
        String policy = policies.get(0).toLowerCase(Locale.ROOT);
        if (policy.matches(".*\\s\\+?all\\b.*"))
            return DoctorFinding.broken(SPF, domain + " lets everybody send for it", "end its policy in -all");
        int lookups = lookups(policy, MOST_LOOKUPS + 1);
        if (lookups > MOST_LOOKUPS)
            return DoctorFinding.broken(
                    SPF, "the policy of " + domain + " takes more than 10 look-ups", "take includes out of it");
        if (!policy.matches(".*\\s[-~]all\\b.*|.*\\sredirect=.*"))
            return DoctorFinding.warning(SPF, "the policy of " + domain + " has no end", "end it in -all");
        return DoctorFinding.fine(SPF, domain + ": " + policy);
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

    /** Whether the relay's address has a name that leads back to it. What it sends from may be another: then look there. */
    DoctorFinding ptr(String relay) {
        return DoctorDns.answer(PTR, () -> {
            List<String> addresses = dns.addresses(relay);
            if (addresses.isEmpty())
                return DoctorFinding.unknown(
                        PTR,
                        "the relay " + relay + " has no address in the DNS",
                        "look at the name in spring.mail.host");
            for (String address : addresses) {
                if (!isConfirmed(address))
                    return DoctorFinding.warning(
                            PTR,
                            address + " of the relay " + relay + " has no name that leads back to it",
                            "have its owner set a PTR record, if it is what you send from");
            }
            return DoctorFinding.fine(PTR, "the relay's address and name lead to each other");
        });
    }

    private boolean isConfirmed(String address) throws IOException {
        for (String name : dns.names(address)) {
            if (dns.addresses(name).contains(address)) return true;
        }
        return false;
    }
}
