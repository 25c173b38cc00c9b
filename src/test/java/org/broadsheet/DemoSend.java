package org.broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.member.Members;
import org.broadsheet.member.file.MemberFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The demo's first minute: members move in, today's edition goes out, and a short report says where to look. */
@Component
@Profile("demo")
@Order(100)
class DemoSend implements ApplicationRunner {
    private static final String DIGEST = "daily";

    private final Members members;
    private final MemberFile files;
    private final DigestRuns runs;
    private final Editions editions;
    private final DemoOutbox outbox;
    private final Environment environment;

    DemoSend(
            Members members,
            MemberFile files,
            DigestRuns runs,
            Editions editions,
            DemoOutbox outbox,
            Environment environment) {
        this.members = members;
        this.files = files;
        this.runs = runs;
        this.editions = editions;
        this.outbox = outbox;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (members.activeCount() == 0) moveIn();
        Instant now = Instant.now();
        Optional<Edition> before = editions.find(DIGEST, editions.day(DIGEST, now), 1);
        RunReport report = runs.run(DIGEST, now, false);
        // Today's edition went out before this start: what has come since, from a new feed say, makes a further one.
        RunReport further = before.isPresent() ? runs.special(DIGEST, now) : report;
        tell(further.status() == RunReport.Status.EMPTY ? report : further, before.isPresent());
    }

    private void moveIn() throws IOException {
        Path file = Files.createTempDirectory("demo").resolve("members.csv");
        try (InputStream csv = DemoSend.class.getResourceAsStream("/newsroom/members.csv")) {
            Files.write(file, csv.readAllBytes());
            files.importFile(file, false, false, System.out, System.err);
        } finally {
            Files.delete(file);
        }
    }

    private void tell(RunReport report, boolean again) {
        String site = environment.getProperty("broadsheet.site.url", "");
        String was = again && report.edition().indexOf('.') < 0 ? " (sent before; nothing new since)" : "";
        System.out.println("""

                ---------------------------------------------------------------------------
                 %s%s
                 %s
                 %d items; "%s"

                 The members' mail   %s/outbox   (%d messages)
                 The members' pages  %s/
                 The console         %s/console   login: %s, password: %s
                 Another port: mvn spring-boot:test-run -Dspring-boot.run.arguments=--server.port=18080
                 Stop with Ctrl-C. All data is in data/; delete it to begin anew.
                ---------------------------------------------------------------------------
                """.formatted(
                        report.digest() + " " + report.edition() + ": "
                                + report.status().word(),
                        was,
                        report.line(),
                        report.items(),
                        report.subject(),
                        site,
                        outbox.mails().size(),
                        site,
                        site,
                        environment.getProperty("broadsheet.console.admin.username"),
                        environment.getProperty("broadsheet.console.admin.password")));
    }
}
