package org.broadsheet.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.bounce.mailbox.MailboxSettings;
import org.broadsheet.bounce.mailbox.MailboxSettings.Protocol;
import org.broadsheet.bounce.mailbox.MailboxSettings.Security;
import org.broadsheet.command.doctor.DoctorFinding.Verdict;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.RelayLook;
import org.broadsheet.smtp.ScriptedRelay;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.SmtpSettings.Tls;
import org.broadsheet.smtp.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the doctor finds in relays, sites and machines that are real, and ill in known ways. */
class DoctorTests {
    private static final byte[] MAIL = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final ScriptedRelay relay = ScriptedRelay.start();
    private final List<String> posted = new ArrayList<>();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void relayThatLetsUsInIsFineUntilItsCertificateIsAboutToEnd() {
        assertThat(relay(SmtpSettings.to(relay.relay())).verdict()).isEqualTo(Verdict.FINE);

        relay.with(TestCertificates.good().context(), false);
        DoctorFinding finding = relay(secret());

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.words()).contains("TLSv1.3", "certificate ends on");
        assertThat(relay.said()).doesNotContain("MAIL");
    }

    @Test
    void certificateThatIsNotBelievedIsBrokenAndHowToMendItIsSaid() {
        relay.with(TestCertificates.good().context(), false);
        assertThat(relay(SmtpSettings.to(relay.relay()).withTls(Tls.STARTTLS)).mend())
                .contains("whole chain");

        relay.with(TestCertificates.expired().context(), false);
        assertThat(relay(secret()).mend()).contains("expired");

        relay.with(TestCertificates.wrongName().context(), false);
        assertThat(relay(secret()).mend()).contains("spring.mail.host");
    }

    @Test
    void relayWithoutTlsOrWithAnotherPasswordIsBroken() {
        assertThat(relay(secret()).mend()).contains("STARTTLS");

        relay.offering("AUTH PLAIN").at("AUTH", Answer.reply("535 5.7.8 no"));
        DoctorFinding finding = relay(SmtpSettings.to(relay.relay()).withLogin("user", "wrong"));

        assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(finding.mend()).contains("spring.mail.password");
        assertThat(finding.words()).doesNotContain("wrong");
    }

    private SmtpSettings secret() {
        return SmtpSettings.to(relay.relay()).withTls(Tls.STARTTLS).withTrust(TestCertificates.authority(folder));
    }

    private static DoctorFinding relay(SmtpSettings settings) {
        return new RelayCheck(() -> RelayLook.at(settings), Clock.systemUTC()).find();
    }

    @ParameterizedTest
    @CsvSource({
        "404, WARNING, https", // the site of this test is not https
        "301, BROKEN, redirect",
        "308, BROKEN, redirect",
        "403, BROKEN, firewall",
        "200, BROKEN, lead this name",
        "502, BROKEN, start serve"
    })
    void oneClickMustBeRefusedByUsAndNotLedOn(int code, Verdict verdict, String mend) throws IOException {
        HttpServer site = site(code);
        try {
            DoctorFinding finding =
                    SiteChecks.oneClick("http://127.0.0.1:" + site.getAddress().getPort() + "/");

            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.words() + finding.mend()).contains(mend);
            assertThat(posted).singleElement().asString().startsWith("POST /unsubscribe/");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void siteThatIsNotThereIsBroken() {
        assertThat(SiteChecks.oneClick("http://127.0.0.1:1").words()).contains("not reached");
        assertThat(SiteChecks.oneClick("").words()).contains("broadsheet.site.url");
    }

    private HttpServer site(int code) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (code / 100 == 3) exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void clocksThatDisagreeAreFound() {
        JdbcClient database = JdbcClient.create(TestDatabase.dataSource());
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));

        assertThat(MachineChecks.clock(Clock.systemUTC(), database).verdict()).isEqualTo(Verdict.FINE);
        assertThat(MachineChecks.clock(late, database).words()).contains("300.", "ahead of");
        assertThat(MachineChecks.skew(Duration.ofSeconds(-10)).verdict()).isEqualTo(Verdict.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/b, WARNING",
        "jdbc:postgresql://db.example/b?sslmode=require, WARNING",
        "jdbc:postgresql://db.example/b?user=x&sslmode=verify-full&y=z, FINE",
        "jdbc:postgresql://db.example/b?sslmode=verify-fullx, WARNING",
        "jdbc:postgresql://localhost:5432/b, FINE",
        "jdbc:postgresql://127.0.0.1/b, FINE",
        "'jdbc:postgresql://localhost,db.example/b', WARNING",
        "jdbc:postgresql:b, FINE",
    })
    void wayToTheDatabaseIsEncrypted(String url, Verdict verdict) {
        assertThat(DatabaseChecks.encryption(url).verdict()).isEqualTo(verdict);
    }

    @Test
    void poolerInTransactionModeIsFound() throws Exception {
        DataSource database = TestDatabase.dataSource();

        assertThat(DatabaseChecks.pooler(database).verdict()).isEqualTo(Verdict.FINE);
        try (TransactionPooler pooler = new TransactionPooler(database)) {
            assertThat(DatabaseChecks.pooler(pooler.dataSource()))
                    .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN))
                    .satisfies(finding -> assertThat(finding.mend()).contains("session"));
        }
    }

    @Test
    void bounceMailboxSaysWhatIsInIt() throws Exception {
        GreenMail server = new GreenMail(
                new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "imap"), new ServerSetup(0, "127.0.0.1", "pop3")});
        server.start();
        try {
            GreenMailUser user = server.setUser("bounces@news.example", "bounces", "secret");
            for (int i = 0; i < 3; i++) user.deliver(new MimeMessage(null, new ByteArrayInputStream(MAIL)));
            int imap = server.getImap().getPort();

            assertThat(mailbox(Protocol.IMAP, imap, "secret", "INBOX"))
                    .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FINE))
                    .satisfies(finding ->
                            assertThat(finding.words()).contains("INBOX of bounces", "3 mails", "3 of them waiting"));
            assertThat(mailbox(Protocol.POP3, server.getPop3().getPort(), "secret", "INBOX")
                            .words())
                    .contains("3 mails");
            assertThat(mailbox(Protocol.IMAP, imap, "wrong-one", "INBOX"))
                    .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN))
                    .satisfies(finding -> assertThat(finding.words())
                            .contains("refuses that user name with that password")
                            .doesNotContain("wrong-one"))
                    .satisfies(finding -> assertThat(finding.mend()).contains("mailbox.username and .password"));
            assertThat(mailbox(Protocol.IMAP, imap, "secret", "Bounces"))
                    .satisfies(finding -> assertThat(finding.words()).contains("no such folder"))
                    .satisfies(finding -> assertThat(finding.mend()).contains("one of: INBOX"));
            assertThat(server.getReceivedMessages()).allSatisfy(mail -> assertThat(mail.isSet(Flags.Flag.SEEN))
                    .as("only looked at")
                    .isFalse());
        } finally {
            server.stop();
        }
        assertThat(mailbox(Protocol.IMAP, 1, "secret", "INBOX").mend()).contains(".host, .port");
    }

    @Test
    void maildirThatIsNotThereIsBroken() throws IOException {
        assertThat(maildir().verdict()).isEqualTo(Verdict.BROKEN);

        Files.createDirectories(folder.resolve("new"));
        Files.write(folder.resolve("new/1"), MAIL);
        assertThat(maildir().words()).contains("1 mails, 1 of them waiting");
    }

    @Test
    void noMailboxIsAWarningUnlessAProviderReports() {
        MailboxSettings none = settings(Protocol.IMAP, null, 0, "", "INBOX", null);

        assertThat(MailboxCheck.mailbox(none, false).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(MailboxCheck.mailbox(none, true).verdict()).isEqualTo(Verdict.FINE);
    }

    private DoctorFinding maildir() {
        return MailboxCheck.mailbox(settings(Protocol.MAILDIR, null, 0, "", "INBOX", folder), false);
    }

    private static DoctorFinding mailbox(Protocol protocol, int port, String password, String name) {
        return MailboxCheck.mailbox(settings(protocol, "127.0.0.1", port, password, name, null), false);
    }

    private static MailboxSettings settings(
            Protocol protocol, String host, int port, String password, String name, Path path) {
        return new MailboxSettings(
                protocol,
                host,
                port,
                "bounces",
                password,
                Security.NONE,
                name,
                path,
                Duration.ofMinutes(5),
                true,
                Map.of());
    }

    private static final String OPEN = "application/openmetrics-text;version=1.0.0;charset=utf-8";
    private static final String PLAIN = "text/plain;version=0.0.4;charset=utf-8";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_seconds_count{pool=\"x\"} 1 # {trace_id=\"a\",span_id=\"b\"} 4.1E-4 1796059195.577",
                "a_total 1 # {trace_id=\"a\"}",
                "a_total 1 # trace",
                "a_total{x=y} 1",
                "a_total one",
                "a-b 1",
                "",
                "# a comment",
                "# TYPE a counter and more",
            })
    void linesThatPrometheusRefusesInOpenMetricsAreFound(String line) {
        String sound = "# TYPE a counter\n# HELP a What it is.\n";

        assertThat(MetricsCheck.fault(OPEN, sound + line + "\n# EOF\n")).contains(line);
        assertThat(MetricsCheck.fault(OPEN, sound)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_total 1",
                "a_total{x=\"y\",z=\"a \\\"b\\\" {c} # d\"} 1.0E-4 1796059195.577",
                "a_total{x=\"y\"} 1 # {trace_id=\"a\",span_id=\"b\"} 4.1E-4 1796059195.577",
                "a_seconds_bucket{le=\"+Inf\"} 7 # {} 0.5",
                "a:b:c -Inf",
                "a NaN",
            })
    void linesThatPrometheusReadsAreFine(String line) {
        assertThat(MetricsCheck.fault(OPEN, line + "\n# EOF\n")).isEmpty();
        String plain = line.replaceFirst(" # \\{.*", "");
        assertThat(MetricsCheck.fault(PLAIN, "# any comment\n\n" + plain + "\n"))
                .isEmpty();
        if (!plain.equals(line))
            assertThat(MetricsCheck.fault(PLAIN, line + "\n")).contains(line);
    }

    @Test
    void littleRoomIsFound() {
        assertThat(MachineChecks.room(folder, 50L << 20).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(MachineChecks.room(folder, 500L << 20).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(MachineChecks.disk(folder).words()).contains(folder.toString());
    }
}
