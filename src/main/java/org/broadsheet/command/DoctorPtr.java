package org.broadsheet.command;

import java.io.IOException;
import java.util.List;

/** Whether the relay's address has a name that leads back to it. What it sends from may be another: then look there. */
record DoctorPtr(DoctorDns dns, String relay) implements DoctorCheck {
    private static final String CHECK = "ptr";

    @Override
    public DoctorFinding find() {
        try {
            List<String> addresses = dns.addresses(relay);
            if (addresses.isEmpty())
                return DoctorFinding.unknown(CHECK, "the relay " + relay + " has no address in the DNS");
            for (String address : addresses) {
                if (!isConfirmed(address))
                    return DoctorFinding.warning(
                            CHECK,
                            address + " of the relay " + relay + " has no name that leads back to it",
                            "have its owner set a PTR record, if it is what you send from");
            }
            return DoctorFinding.fine(CHECK, "the relay's address and name lead to each other");
        } catch (IOException e) {
            return DoctorFinding.unknown(CHECK, String.valueOf(e.getMessage()));
        }
    }

    private boolean isConfirmed(String address) throws IOException {
        for (String name : dns.names(address)) {
            if (dns.addresses(name).contains(address)) return true;
        }
        return false;
    }
}
