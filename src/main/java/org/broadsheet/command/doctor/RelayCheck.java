package org.broadsheet.command.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.broadsheet.delivery.RelaySettings.RelayNotSet;
import org.broadsheet.smtp.RelayLook;
import org.jspecify.annotations.Nullable;

/** Whether the relay would take mail from us: reached, its certificate believed, and we let in. */
record RelayCheck(Supplier<List<RelayLook>> looks, Clock clock) {
    private static final String CHECK = "relay";
    private static final Duration SOON = Duration.ofDays(14);

    DoctorFinding find() {
        try {
            DoctorFinding worst = null;
            for (RelayLook look : looks.get()) worst = worse(worst, judged(look));
            return worst == null ? none() : worst;
        } catch (RelayNotSet e) {
            return none();
        }
    }

    private static DoctorFinding none() {
        return DoctorFinding.broken(CHECK, "spring.mail.host is not set", "name the relay that takes the mail");
    }

    private static DoctorFinding worse(@Nullable DoctorFinding one, DoctorFinding other) {
        return one == null || other.verdict().compareTo(one.verdict()) > 0 ? other : one;
    }

    private DoctorFinding judged(RelayLook look) {
        String trouble = look.trouble();
        if (trouble != null) return DoctorFinding.broken(CHECK, trouble, mend(trouble));
        Instant ends = look.certificateEnds();
        if (ends == null) return DoctorFinding.fine(CHECK, look.relay() + " lets us in, in clear text on this machine");
        LocalDate last = LocalDate.ofInstant(ends, ZoneOffset.UTC);
        String words = look.relay() + " lets us in with " + look.protocol() + ", its certificate ends on " + last;
        return Duration.between(clock.instant(), ends).compareTo(SOON) < 0
                ? DoctorFinding.warning(CHECK, words, "renew the relay's certificate before then")
                : DoctorFinding.fine(CHECK, words);
    }

    private static String mend(String trouble) {
        if (trouble.contains("NotAfter")) return "the relay's certificate has expired: renew it";
        if (trouble.contains("NotBefore")) return "the relay's certificate is not valid yet: look at both clocks";
        if (trouble.contains("subject alternative") || trouble.contains("No name matching"))
            return "write into spring.mail.host a name that stands in the relay's certificate";
        if (trouble.contains("certification path") || trouble.contains("PKIX"))
            return "let the relay show its whole chain, from an authority that Java knows";
        if (trouble.contains("STARTTLS is required"))
            return "let the relay offer STARTTLS, or set spring.mail.ssl.enabled=true where it talks TLS at once (465)";
        if (trouble.contains(" at AUTH")) return "look at spring.mail.username and spring.mail.password";
        return "look at spring.mail.host, spring.mail.port and the relay";
    }
}
