package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.broadsheet.smtp.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code send} as cron would call it, with nobody else beside it. */
class SendCommandTests {
    private SmallNewsroom newsroom;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = new SmallNewsroom(folder);
        newsroom.enlist(List.of("ann@example.org", "bo@example.org", "cy@example.org", "di@example.org"));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void memberWhomTheRelayRefusesIsSuppressedThoughNoServerRuns() {
        newsroom.relay.at(
                "RCPT", e -> e.line().contains("bo@"), Answer.reply("550 5.1.1 <bo@example.org>: User unknown"));

        assertThat(newsroom.command("send", "--digest", "daily")).isEqualTo(Exit.PARTLY);

        assertThat(newsroom.relay.received()).hasSize(3);
        assertThat(status("bo@example.org")).isEqualTo("bounced");
        assertThat(status("ann@example.org")).isEqualTo("active");
    }

    @Test
    void tooManyComplaintsHoldTheNextEditionUntilAPersonSendsIt() {
        complaints(3);

        assertThat(newsroom.command("send", "--digest", "daily")).isEqualTo(Exit.PARTLY);

        assertThat(newsroom.relay.received()).isEmpty();
        assertThat(newsroom.jdbc
                        .sql("select state || ': ' || held_because from edition")
                        .query(String.class)
                        .single())
                .startsWith("held: 3 complaints on 900 letters to providers that report complaints (0.33 %) in 7 days");
        newsroom.jdbc.sql("update edition set state = 'ready'").update();
        assertThat(newsroom.command("send", "--digest", "daily")).isZero();
        assertThat(newsroom.relay.received()).hasSize(4);
    }

    private void complaints(int count) {
        newsroom.jdbc
                .sql("insert into bounce_volume values (7, 'gmail', 'daily', current_date, 900, 0, 0)")
                .update();
        newsroom.jdbc.sql("""
                        insert into bounce_event (fingerprint, at, way, kind, cause, rule, vouched, member_id, edition_id,
                                                  provider, consequence)
                        select id::text::bytea, now(), 'hook', 'complaint', 'complaint', 'arf', true, id, 7, 'gmail', 'nothing'
                          from member m order by m.id limit :count
                        """).param("count", count).update();
    }

    private String status(String address) {
        return newsroom.jdbc
                .sql("select status from member where address = :address")
                .param("address", address)
                .query(String.class)
                .single();
    }
}
