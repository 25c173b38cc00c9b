package org.broadsheet.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.broadsheet.command.doctor.DoctorFinding.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class DoctorDnsTests {
    private static final String KEY = "v=DKIM1; k=rsa; p=" + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A".repeat(12) + "AQAB";

    private SmallDnsServer server;
    private DoctorDns dns;

    @BeforeEach
    void start() throws IOException {
        server = new SmallDnsServer();
        dns = DoctorDns.at(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void publishedKeyIsComparedWithOurs() throws IOException {
        server.text("s1._domainkey.news.example", KEY);

        assertThat(dkim(KEY).verdict()).isEqualTo(Verdict.FINE);
        assertThat(dkim(KEY.replace("AQAB", "AQAC")))
                .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.BROKEN))
                .satisfies(f -> assertThat(f.mend()).contains("s1._domainkey.news.example", "AQAC"));
    }

    @Test
    void missingAndRevokedKeysAreBroken() throws IOException {
        assertThat(dkim(KEY).verdict()).isEqualTo(Verdict.BROKEN);

        server.text("s1._domainkey.news.example", "v=DKIM1; p=");
        assertThat(dkim(KEY).words()).contains("revoked");
    }

    private DoctorFinding dkim(String ours) {
        return new DnsChecks(dns).dkim("s1._domainkey.news.example", ours);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 ip4:192.0.2.0/24 -all              | FINE
            v=spf1 include:relay.example ~all         | FINE
            v=spf1 +all                               | BROKEN
            v=spf1 a mx                               | WARNING
            v=spf1 a a a a a a a a a a a -all         | BROKEN
            v=spf1 include:news.example -all          | BROKEN
            something else                            | BROKEN
            """)
    void spfIsJudged(String record, Verdict verdict) throws IOException {
        server.text("news.example", record).text("relay.example", "v=spf1 ip4:192.0.2.1 -all");

        assertThat(new DnsChecks(dns).spf("news.example").verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=none; rua=mailto:d@news.example            | FINE
            v=DMARC1; p=reject; np=reject; rua=mailto:d@x.example  | FINE
            v=DMARC1; p=none                                       | WARNING
            v=DMARC1; p=none; pct=50; rua=mailto:d@news.example    | WARNING
            v=DMARC1; p=none; ri=3600; rua=mailto:d@news.example   | WARNING
            v=DMARC1; p=none; rf=afrf; rua=mailto:d@news.example   | WARNING
            v=DMARC1; p=reject; t=y; rua=mailto:d@news.example     | FINE
            v=DMARC1; rua=mailto:d@news.example                    | FINE
            v=DMARC1; p=none; sp=maybe; rua=mailto:d@news.example  | BROKEN
            v=DMARC1; p=maybe; rua=mailto:d@news.example           | BROKEN
            v=spf1 -all                                            | BROKEN
            """)
    void dmarcIsJudged(String record, Verdict verdict) throws IOException {
        server.text("_dmarc.news.example", record);

        assertThat(new DmarcCheck(dns, "news.example", "news.example", "")
                        .find()
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void dmarcIsFoundFurtherUpTheTree() throws IOException {
        server.text("_dmarc.news.example", "v=DMARC1; p=none; rua=mailto:d@news.example");

        assertThat(new DmarcCheck(dns, "daily.mail.news.example", "news.example", "")
                        .find()
                        .words())
                .contains("_dmarc.news.example");
    }

    @ParameterizedTest
    @CsvSource({
        "news.example, news.example, FINE",
        "mail.news.example, bounces.news.example, FINE",
        "mailer.example, bounces.news.example, WARNING",
        "news.example, mailer.example, WARNING",
        "mailer.example, mailer.example, BROKEN",
        "'', news.example, WARNING",
        "'', mailer.example, BROKEN",
        "news.example.evil.example, news.example.evil.example, BROKEN",
    })
    void signatureOrBounceAddressMustAlignWithFrom(String signer, String bounces, Verdict verdict) throws IOException {
        server.text("_dmarc.news.example", "v=DMARC1; p=none; rua=mailto:d@news.example")
                .text("_dmarc.mailer.example", "v=DMARC1; p=none");

        assertThat(new DmarcCheck(dns, "news.example", signer, bounces).find().verdict())
                .isEqualTo(verdict);
    }

    @Test
    void strictAlignmentWantsTheVeryDomain() throws IOException {
        server.text("_dmarc.news.example", "v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:d@news.example");

        assertThat(new DmarcCheck(dns, "news.example", "a.news.example", "b.news.example")
                        .find()
                        .verdict())
                .isEqualTo(Verdict.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "news.example, news.example",
        "a.b.news.example, news.example",
        "a.co.example2, a.co.example2",
        "a.b.city.example3, b.city.example3",
        "x.own.news.example, own.news.example",
        "1.2.3.4.5.6.7.8.9.10.news.example, news.example",
        "nothing.example4, nothing.example4",
    })
    void organizationalDomainIsFoundByTheTree(String domain, String organization) throws IOException {
        server.text("_dmarc.news.example", "v=DMARC1; p=none")
                .text("_dmarc.own.news.example", "v=DMARC1; p=none; psd=n")
                .text("_dmarc.city.example3", "v=DMARC1; p=none; psd=y")
                .text("_dmarc.a.co.example2", "v=DMARC1; p=none");

        assertThat(DmarcPolicy.of(dns, domain).organizationalDomain()).isEqualTo(organization);
    }

    @Test
    void subdomainHasThePolicyOfSp() throws IOException {
        server.text("_dmarc.news.example", "v=DMARC1; p=reject; sp=none; t=y; rua=mailto:d@news.example");

        assertThat(new DmarcCheck(dns, "daily.news.example", "news.example", "")
                        .find()
                        .verdict())
                .isEqualTo(Verdict.FINE);
    }

    @ParameterizedTest
    @CsvSource({
        "The Morning Paper <a@news.example>, FINE",
        "Ранкова газета <a@news.example>, FINE",
        "a@news.example, FINE",
        "'\"Paper, The\" <a@news.example>', FINE",
        "📰 The Paper <a@news.example>, WARNING",
        "The Paper ✔ <a@news.example>, WARNING",
        "Re: your letter <a@news.example>, WARNING",
        "BREAKING news <a@news.example>, WARNING",
        "Терміново <a@news.example>, WARNING",
        "50% off <a@news.example>, WARNING",
    })
    void nameInFromIsANewsrooms(String from, Verdict verdict) {
        assertThat(SenderChecks.fromName(from).verdict()).isEqualTo(verdict);
    }

    @Test
    void ed25519AloneIsWarnedOf() {
        assertThat(SenderChecks.keys(List.of("v=DKIM1; k=ed25519; p=abc"))).hasSize(1);
        assertThat(SenderChecks.keys(List.of("v=DKIM1; k=ed25519; p=abc", KEY))).isEmpty();
        assertThat(SenderChecks.keys(List.of())).isEmpty();
    }

    @Test
    void missingPrivacyNoticeIsWarnedOf() {
        assertThat(SiteChecks.privacy(null).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(SiteChecks.privacy(java.net.URI.create("https://news.example/privacy"))
                        .verdict())
                .isEqualTo(Verdict.FINE);
    }

    @Test
    void bouncesNeedAnExchangerThatExists() throws IOException {
        assertThat(mx()).isEqualTo(Verdict.BROKEN);

        server.add("news.example", Type.MX, "10 mx.news.example.");
        assertThat(mx()).isEqualTo(Verdict.BROKEN);

        server.add("mx.news.example", Type.A, "192.0.2.1");
        assertThat(mx()).isEqualTo(Verdict.FINE);
    }

    @Test
    void nullMxIsNoExchanger() throws IOException {
        server.add("news.example", Type.MX, "0 .");

        assertThat(mx()).isEqualTo(Verdict.BROKEN);
    }

    private Verdict mx() {
        return new DnsChecks(dns).mx("news.example").verdict();
    }

    @Test
    void relaysAddressAndNameLeadToEachOther() throws IOException {
        server.add("relay.example", Type.A, "192.0.2.1");
        assertThat(new DnsChecks(dns).ptr("relay.example").verdict()).isEqualTo(Verdict.WARNING);

        server.add("1.2.0.192.in-addr.arpa", Type.PTR, "relay.example.");
        assertThat(new DnsChecks(dns).ptr("relay.example").verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void dnsThatDoesNotAnswerIsSaidAndNotTakenForAnAnswer() {
        server.fail(Rcode.SERVFAIL);

        assertThat(dkim(KEY).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(mx()).isEqualTo(Verdict.UNKNOWN);
    }
}
