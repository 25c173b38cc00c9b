package org.broadsheet.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Letters;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.PublicKeyRecord;
import org.broadsheet.mail.Signer;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Everything the doctor looks at, as far as the settings name it. */
final class DoctorChecks {
    private static final int PATIENCE_MILLIS = 5000;

    private final ApplicationContext context;
    private final Environment environment;
    private final DoctorDns dns = DoctorDns.ofThisMachine();

    DoctorChecks(ApplicationContext context) {
        this.context = context;
        this.environment = context.getEnvironment();
    }

    List<DoctorCheck> all() {
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(this::relay);
        for (String digest : context.getBean(DigestSettings.class).digests().keySet())
            checks.add(() -> templates(digest));
        checks.add(this::publicAddress);
        names(checks);
        return checks;
    }

    private DoctorFinding relay() {
        String host = environment.getProperty("spring.mail.host", "");
        if (host.isBlank())
            return DoctorFinding.broken("relay", "spring.mail.host is not set", "name the relay that takes the mail");
        int port = environment.getProperty("spring.mail.port", Integer.class, 25);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return DoctorFinding.fine("relay", host + ":" + port + " answers");
        } catch (IOException e) {
            String words = host + ":" + port + " does not answer: " + e.getMessage();
            return DoctorFinding.broken("relay", words, "look at spring.mail.host, spring.mail.port and the relay");
        }
    }

    private DoctorFinding templates(String digest) {
        try {
            context.getBean(Letters.class).check(digest);
            return DoctorFinding.fine("templates", "those of " + digest + " make a letter of their sample");
        } catch (BrokenTemplate e) {
            return DoctorFinding.broken("templates", String.valueOf(e.getMessage()), "mend that line of the template");
        }
    }

    private DoctorFinding publicAddress() {
        String url = environment.getProperty("broadsheet.site.url", "");
        if (url.startsWith("https://")) return DoctorFinding.fine("site", "links lead to " + url);
        String mend = "set broadsheet.site.url to the https address that members reach";
        return url.isBlank()
                ? DoctorFinding.broken("site", "broadsheet.site.url is not set", mend)
                : DoctorFinding.warning("site", "one-click needs https (RFC 8058), not " + url, mend);
    }

    private void names(List<DoctorCheck> checks) {
        Signer signer = context.getBean(Signer.class);
        if (!signer.signs()) checks.add(DoctorChecks::unsigned);
        for (PublicKeyRecord key : signer.records()) checks.add(new DoctorDkim(dns, key.name(), key.value()));
        MailSettings mail = context.getBean(MailSettings.class);
        String from = domain(mail.from());
        if (!from.isEmpty()) checks.add(new DoctorDmarc(dns, from));
        String bounces = domain(mail.bounceAddress());
        if (!bounces.isEmpty()) checks.add(new DoctorMx(dns, bounces));
        if (!bounces.isEmpty() || !from.isEmpty()) checks.add(new DoctorSpf(dns, bounces.isEmpty() ? from : bounces));
        String relay = environment.getProperty("spring.mail.host", "");
        if (!relay.isBlank()) checks.add(new DoctorPtr(dns, relay));
    }

    private static DoctorFinding unsigned() {
        return DoctorFinding.warning(
                "dkim", "letters are not signed", "set broadsheet.dkim.domain, .selector and .private-key");
    }

    private static String domain(@org.jspecify.annotations.Nullable String mailbox) {
        if (mailbox == null) return "";
        String address = mailbox.replaceFirst("(?s)^.*<(.*)>\\s*$", "$1").strip();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
