package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.awaitility.Awaitility;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.Test;

/** The relay is away when somebody signs up, and the program is restarted before it is back. */
class RestartTests {
    @Test
    void mailThatWaitsGoesWithItsMemberAndOutlivesARestart() throws Exception {
        String database;
        String token;
        try (Site before = Site.open("relay=" + deadPort(), "broadsheet.site.sign-up.in-all=2")) {
            SampleMembers.add(before.database, "daily", 1);
            token = before.token();
            before.post("/subscribe", "email", "ann@example.org", "digest", "daily");
            before.post("/subscribe", "email", "bo@example.org", "digest", "daily");
            assertThat(before.post("/subscribe", "email", "cy@example.org", "digest", "daily")
                            .statusCode())
                    .as("more than all together may ask")
                    .isEqualTo(429);
            before.jdbc
                    .sql("delete from member where address = 'bo@example.org'")
                    .update();
            database = before.url;
            assertThat(before.value("select count(*) from waiting_letter")).isEqualTo("1");
            assertThat(before.value("select encode(model, 'escape') from waiting_letter"))
                    .as("no link that opens a page waits in clear")
                    .doesNotContain("confirm", "http");
            Awaitility.await().until(() -> before.value("select tries from waiting_letter")
                    .equals("1"));
        }

        var jdbc = org.springframework.jdbc.core.simple.JdbcClient.create(
                org.broadsheet.TestDatabase.dataSource(database));
        // Before the start, whose first look then finds it.
        jdbc.sql("update waiting_letter set due = now()").update();
        try (Site after = Site.open("spring.datasource.url=" + database)) {
            jdbc.sql("update member_secret set secret = sha256('another')").update();
            jdbc.sql("insert into member_key (secret) values (sha256('another'))")
                    .update();
            assertThat(after.post("/unsubscribe/" + token, "List-Unsubscribe", "One-Click")
                            .statusCode())
                    .as("a link of a letter that went out before the keys were changed")
                    .isEqualTo(200);

            assertThat(after.letters(1)[0].getAllRecipients()[0]).hasToString("ann@example.org");
            Awaitility.await()
                    .until(() -> jdbc.sql("select count(*) from waiting_letter")
                                    .query(Long.class)
                                    .single()
                            == 0);
        }
    }

    /** Were it away for more tries than a mail has: a minute after its return it has the mail. */
    @Test
    void relayThatIsAwayIsAskedEachMinuteAndCostsNoTries() throws Exception {
        try (Site site = Site.open("relay=" + deadPort(), "patience=PT0.2S")) {
            SampleMembers.add(site.database, "daily", 1);
            site.post("/subscribe", "email", "ann@example.org", "digest", "daily");
            for (int minute = 0; minute < 9; minute++) {
                Awaitility.await().until(() -> site.value(AWAY).equals("true"));
                site.jdbc.sql("update waiting_letter set due = now()").update();
                site.post("/subscribe", "email", "reader" + minute + "@example.net", "digest", "daily");
            }
            Awaitility.await().until(() -> site.value(AWAY).equals("true"));

            site.jdbc
                    .sql("update waiting_letter set due = now(), asked = now() - interval '49 h'")
                    .update();
            site.post("/subscribe", "email", "last@example.net", "digest", "daily");
            Awaitility.await()
                    .until(() -> site.value("select count(*) from waiting_letter where recipient like 'ann@%'")
                            .equals("0"));
        }
    }

    private static final String AWAY = """
            select tries = 0 and due > now() and due <= now() + interval '60 s'
              from waiting_letter where recipient = 'ann@example.org'
            """;

    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
