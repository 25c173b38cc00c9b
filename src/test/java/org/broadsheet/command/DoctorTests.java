package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.command.DoctorFinding.Verdict;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.RelayLook;
import org.broadsheet.smtp.ScriptedRelay;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.TestCertificates;
import org.broadsheet.smtp.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the doctor finds in relays, sites and machines that are real, and ill in known ways. */
class DoctorTests {
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
        return new DoctorRelay(() -> RelayLook.at(settings), Clock.systemUTC()).find();
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
                    new DoctorOneClick("http://127.0.0.1:" + site.getAddress().getPort() + "/").find();

            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.words() + finding.mend()).contains(mend);
            assertThat(posted).singleElement().asString().startsWith("POST /unsubscribe/");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void siteThatIsNotThereIsBroken() {
        assertThat(new DoctorOneClick("http://127.0.0.1:1").find().words()).contains("not reached");
        assertThat(new DoctorOneClick("").find().words()).contains("broadsheet.site.url");
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

        assertThat(new DoctorClock(Clock.systemUTC(), database).find().verdict())
                .isEqualTo(Verdict.FINE);
        assertThat(new DoctorClock(late, database).find().words()).contains("300.", "ahead of");
        assertThat(DoctorClock.judged(Duration.ofSeconds(-10)).verdict()).isEqualTo(Verdict.WARNING);
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
        assertThat(DoctorDatabase.encryption(url).verdict()).isEqualTo(verdict);
    }

    @Test
    void poolerInTransactionModeIsFound() throws Exception {
        DataSource database = TestDatabase.dataSource();

        assertThat(DoctorDatabase.pooler(database).verdict()).isEqualTo(Verdict.FINE);
        try (TransactionPooler pooler = new TransactionPooler(database)) {
            assertThat(DoctorDatabase.pooler(pooler.dataSource()))
                    .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN))
                    .satisfies(finding -> assertThat(finding.mend()).contains("session"));
        }
    }

    @Test
    void littleRoomIsFound() {
        assertThat(DoctorDisk.judged(folder, 50L << 20).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(DoctorDisk.judged(folder, 500L << 20).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(new DoctorDisk(folder).find().words()).contains(folder.toString());
    }
}
