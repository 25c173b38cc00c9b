package org.broadsheet.command.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.broadsheet.bounce.hook.HookSettings;
import org.broadsheet.bounce.mailbox.MailboxSettings;
import org.broadsheet.delivery.RelaySettings;
import org.broadsheet.feed.DryRunFetch;
import org.broadsheet.job.Timetable;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Letters;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.Signer;
import org.broadsheet.mail.Signer.PublicKeyRecord;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything the doctor looks at, as far as the settings name it. */
public final class Doctor {
    private final ApplicationContext context;
    private final Environment environment;
    private final List<DoctorFinding> findings = new ArrayList<>();

    private Doctor(ApplicationContext context) {
        this.context = context;
        this.environment = context.getEnvironment();
    }

    /** Looks at everything that the settings name. Never throws for what the world is like: that is a finding. */
    public static List<DoctorFinding> examine(ApplicationContext context) {
        Doctor doctor = new Doctor(context);
        doctor.surroundings();
        doctor.content();
        doctor.site();
        doctor.sender();
        return doctor.findings;
    }

    private void surroundings() {
        Clock clock = context.getBean(Clock.class);
        findings.add(MachineChecks.clock(clock, context.getBean(JdbcClient.class)));
        findings.add(MachineChecks.disk(Path.of(System.getProperty("java.io.tmpdir"))));
        findings.add(DatabaseChecks.pooler(context.getBean(DataSource.class)));
        findings.add(DatabaseChecks.encryption(environment.getProperty("spring.datasource.url", "")));
        findings.add(new RelayCheck(() -> context.getBean(RelaySettings.class).look(), clock).find());
        MailboxSettings mailbox = context.getBean(MailboxSettings.class);
        findings.add(MailboxCheck.mailbox(
                mailbox, context.getBean(HookSettings.class).isSet()));
    }

    private void content() {
        context.getBean(DigestSettings.class).digests().forEach((name, digest) -> {
            findings.add(templates(name));
            String schedule = digest.schedule();
            if (schedule != null) findings.add(schedule(name, schedule, context.getBean(Clock.class)));
        });
        context.getBean(DryRunFetch.class).troubles().forEach((feed, trouble) -> findings.add(feed(feed, trouble)));
    }

    private void site() {
        NewsroomSettings newsroom = context.getBean(NewsroomSettings.class);
        findings.add(SiteChecks.privacy(newsroom.links().privacy()));
        findings.add(SiteChecks.oneClick(environment.getProperty("broadsheet.site.url", "")));
        findings.add(MetricsCheck.of(environment).find());
    }

    private static DoctorFinding feed(String name, String trouble) {
        if (trouble.isEmpty()) return DoctorFinding.fine("feed", name + " can be read");
        String mend = trouble.contains("private")
                ? "set broadsheet.fetch.allow-private=true if that address is meant"
                : "look at broadsheet.feeds and at the feed; other feeds are not held up by it";
        return DoctorFinding.warning("feed", name + ": " + trouble, mend);
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

    private void sender() {
        DnsChecks dns = new DnsChecks(DoctorDns.ofThisMachine());
        Signer signer = context.getBean(Signer.class);
        if (!signer.signs()) findings.add(unsigned());
        for (PublicKeyRecord key : signer.records()) findings.add(dns.dkim(key.name(), key.value()));
        findings.addAll(SenderChecks.keys(
                signer.records().stream().map(PublicKeyRecord::value).toList()));
        MailSettings mail = context.getBean(MailSettings.class);
        findings.add(SenderChecks.fromName(mail.from()));
        String from = domain(mail.from());
        String bounces = domain(mail.bounceAddress());
        String signed = signer.signs() ? environment.getProperty("broadsheet.dkim.domain", "") : "";
        if (!from.isEmpty()) findings.add(new DmarcCheck(dns.dns(), from, signed, bounces).find());
        if (!bounces.isEmpty()) findings.add(dns.mx(bounces));
        if (!bounces.isEmpty() || !from.isEmpty()) findings.add(dns.spf(bounces.isEmpty() ? from : bounces));
        String relay = environment.getProperty("spring.mail.host", "");
        if (!relay.isBlank()) findings.add(dns.ptr(relay));
    }

    private static DoctorFinding unsigned() {
        return DoctorFinding.warning(
                "dkim", "letters are not signed", "set broadsheet.dkim.domain, .selector and .private-key");
    }

    private static String domain(@Nullable String mailbox) {
        if (mailbox == null) return "";
        String address = mailbox.replaceFirst("(?s)^.*<([^<>]*+)>\\s*+$", "$1").strip();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
