package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.broadsheet.mail.Address;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLimitsTests {
    private static Site site;
    private static MailLimits limits;

    @BeforeAll
    static void open() {
        site = Site.open(
                "broadsheet.site.sign-up.per-network=10",
                "broadsheet.site.sign-up.in-all=50",
                "broadsheet.site.sign-up.per-domain=5");
        limits = site.bean(MailLimits.class);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void nobody() throws Exception {
        site.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "anna+news@example.org, anna@example.org",
        "Anna+a+b@Example.ORG, anna@example.org",
        "+anna@example.org, +anna@example.org",
        "a.n.n.a+x@gmail.com, anna@gmail.com",
        "an.na@GoogleMail.com, anna@gmail.com",
        "a.n@example.org, a.n@example.org",
        "anna@приклад.укр, anna@xn--80aikifvh.xn--j1amh"
    })
    void mailboxIsTheSameHoweverItsAddressIsSpelled(String address, String mailbox) {
        assertThat(MailLimits.mailboxOf(Address.parse(address))).isEqualTo(mailbox);
    }

    @Test
    void plusAddressesFloodNoMailbox() {
        for (int n = 0; n < 9; n++)
            assertThat(site.post("/subscribe", "email", "victim+" + n + "@example.org", "digest", "daily")
                            .statusCode())
                    .isEqualTo(302);

        assertThat(site.value("select count(*) from confirmation")).isEqualTo("3");
    }

    @Test
    void catchAllDomainIsFloodedNeitherByNamesNorBySubdomains() {
        long allowed = IntStream.range(0, 30)
                .filter(n -> limits.allows(Address.parse("a" + n + "@s" + n % 3 + ".victim.co.uk")))
                .count();

        assertThat(allowed).isEqualTo(5);
        assertThat(limits.allows(Address.parse("b@other.co.uk"))).isTrue();
    }

    @Test
    void providersOfManyMailboxesHaveNoSuchLimit() {
        assertThat(IntStream.range(0, 30)).allMatch(n -> limits.allows(Address.parse("a" + n + "@ukr.net")));
    }

    @ParameterizedTest
    @CsvSource({"10.%d.%d.0/24, 192.0.2.0/24", "2001:%x:%x:0:0:0:0:0/48, 2a02:1:2:0:0:0:0:0/48"})
    void strangerWhoUsesUpTheTotalClosesSignUpForNobodyElse(String networks, String other) {
        long allowed = IntStream.range(0, 600)
                .filter(n -> limits.allows(new MailLimits.Origin(networks.formatted(n % 6, n / 6), "")))
                .count();

        assertThat(allowed).as("the total, and one of each share").isBetween(10L, 56L);
        assertThat(limits.allows(new MailLimits.Origin(other, ""))).isTrue();
    }

    @Test
    void memberWhoComplainedComesBackByTheMailboxAlone() {
        SampleMembers.add(site.database, "daily", 1);
        String token = site.token();
        MemberId member = new MemberId(Long.parseLong(site.value("select id from member")));
        site.bean(Suppressions.class).suppress(member, Reason.COMPLAINED, "abuse-report", "a report");

        assertThat(site.get("/preferences/" + token).body()).contains("/unsubscribe/" + token + "/undo");
        assertThat(site.post("/unsubscribe/" + token + "/undo").body()).contains("Check your inbox");
        assertThat(site.value("select status from member")).isEqualTo("complained");
        String link = Site.link(site.letterTo("reader1@example.com"));
        assertThat(site.post("/subscribe", "email", "reader1@example.com", "digest", "daily")
                        .statusCode())
                .isEqualTo(302);
        assertThat(site.value("select count(*) from waiting_letter"))
                .as("a mailbox that complained is asked once a day")
                .isEqualTo("0");

        site.post(link);

        assertThat(site.value("select digest from mailable_member")).isEqualTo("daily");
        assertThat(site.value("select reason || ' ' || lifted_why from suppression"))
                .isEqualTo("complained confirmed a new sign-up");
    }

    @Test
    void whatAnOperatorStoppedNoPageRevives() {
        site.bean(Suppressions.class).suppress("blocked@example.org", Reason.OPERATOR, "console", "asked by phone");

        site.post("/subscribe", "email", "blocked@example.org", "digest", "daily");

        assertThat(site.value("select count(*) from waiting_letter")).isEqualTo("0");
        assertThat(site.mailbox.getReceivedMessages()).isEmpty();
    }
}
