package org.broadsheet.command;

import java.io.IOException;
import java.util.List;

/** Whether what bounces finds its way back. */
record DoctorMx(DoctorDns dns, String domain) implements DoctorCheck {
    private static final String CHECK = "bounces";

    @Override
    public DoctorFinding find() {
        try {
            return judged(dns.exchangers(domain));
        } catch (IOException e) {
            return DoctorFinding.unknown(CHECK, String.valueOf(e.getMessage()));
        }
    }

    private DoctorFinding judged(List<String> exchangers) throws IOException {
        if (exchangers.equals(List.of(".")))
            return DoctorFinding.broken(
                    CHECK, domain + " says that it takes no mail", "publish an MX record at " + domain);
        if (exchangers.isEmpty()) return withoutExchanger();
        for (String exchanger : exchangers) {
            if (!dns.hasAddress(exchanger))
                return DoctorFinding.broken(
                        CHECK,
                        "the mail exchanger " + exchanger + " of " + domain + " has no address",
                        "give it an A record");
        }
        return DoctorFinding.fine(CHECK, domain + " gets its mail at " + String.join(", ", exchangers));
    }

    private DoctorFinding withoutExchanger() throws IOException {
        return dns.hasAddress(domain)
                ? DoctorFinding.warning(CHECK, domain + " has no MX record", "publish one: some senders want it")
                : DoctorFinding.broken(CHECK, "no mail can reach " + domain, "publish an MX record at " + domain);
    }
}
