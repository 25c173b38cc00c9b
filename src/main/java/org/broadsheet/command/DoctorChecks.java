package org.broadsheet.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.feed.DryRunFetch;
import org.broadsheet.job.Timetable;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Letters;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.PublicKeyRecord;
import org.broadsheet.mail.Signer;
import org.broadsheet.newsroom.NewsroomSettings;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything the doctor looks at, as far as the settings name it. */
final class DoctorChecks {
    private final ApplicationContext context;
    private final Environment environment;
    private final DoctorDns dns = DoctorDns.ofThisMachine();

    DoctorChecks(ApplicationContext context) {
        this.context = context;
        this.environment = context.getEnvironment();
    }

    List<DoctorCheck> all() {
        List<DoctorCheck> checks = new ArrayList<>();
        Clock clock = context.getBean(Clock.class);
        checks.add(new DoctorClock(clock, context.getBean(JdbcClient.class)));
        checks.add(new DoctorDisk(Path.of(System.getProperty("java.io.tmpdir"))));
        DataSource database = context.getBean(DataSource.class);
        checks.add(() -> DoctorDatabase.pooler(database));
        checks.add(() -> DoctorDatabase.encryption(environment.getProperty("spring.datasource.url", "")));
        checks.add(new DoctorRelay(() -> context.getBean(Deliveries.class).lookAtRelays(), clock));
        for (String digest : context.getBean(DigestSettings.class).digests().keySet())
            checks.add(() -> templates(digest));
        context.getBean(DigestSettings.class).digests().forEach((name, digest) -> {
            String schedule = digest.schedule();
            if (schedule != null) checks.add(() -> schedule(name, schedule, clock));
        });
        context.getBean(DryRunFetch.class)
                .troubles()
                .forEach((feed, trouble) -> checks.add(new DoctorFeed(feed, trouble)));
        NewsroomSettings newsroom = context.getBean(NewsroomSettings.class);
        checks.add(() -> DoctorSender.privacy(newsroom.links().privacy()));
        checks.add(new DoctorOneClick(environment.getProperty("broadsheet.site.url", "")));
        names(checks);
        return checks;
    }

    private DoctorFinding templates(String digest) {
        try {
            context.getBean(Letters.class).check(digest);
            return DoctorFinding.fine("templates", "those of " + digest + " make a letter of their sample");
        } catch (BrokenTemplate e) {
            return DoctorFinding.broken("templates", String.valueOf(e.getMessage()), "mend that line of the template");
        }
    }

    private DoctorFinding schedule(String digest, String cron, Clock clock) {
        List<Instant> next = context.getBean(Timetable.class).next(digest, clock.instant(), 1);
        if (!next.isEmpty()) return DoctorFinding.fine("schedule", digest + " is next made at " + next.get(0));
        return DoctorFinding.broken(
                "schedule",
                digest + " is never made again: its schedule '" + cron + "' has no time to come",
                "mend broadsheet.digests." + digest + ".schedule");
    }

    private void names(List<DoctorCheck> checks) {
        Signer signer = context.getBean(Signer.class);
        if (!signer.signs()) checks.add(DoctorChecks::unsigned);
        for (PublicKeyRecord key : signer.records()) checks.add(new DoctorDkim(dns, key.name(), key.value()));
        DoctorSender.keys(signer.records().stream().map(PublicKeyRecord::value).toList())
                .forEach(finding -> checks.add(() -> finding));
        MailSettings mail = context.getBean(MailSettings.class);
        checks.add(() -> DoctorSender.fromName(mail.from()));
        String from = domain(mail.from());
        String bounces = domain(mail.bounceAddress());
        String signed = signer.signs() ? environment.getProperty("broadsheet.dkim.domain", "") : "";
        if (!from.isEmpty()) checks.add(new DoctorDmarc(dns, from, signed, bounces));
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
        String address = mailbox.replaceFirst("(?s)^.*<([^<>]*+)>\\s*+$", "$1").strip();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
