package org.broadsheet.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.ManyMembers;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.delivery.OutcomePolicy.RetrySchedule;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Recipient;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A newsroom's delivery desk for tests: a database with members, and the room wired by hand to a wire. */
final class Desk {
    static final String DIGEST = "daily";

    final DataSource database;
    final JdbcClient jdbc;
    final DeliveryRuns runs;
    final Workers workers;
    final Receipts receipts;
    final Recipients recipients;
    final Enrolment enrolment;
    final Deliveries deliveries;
    final Retirement retirement;
    final DeliveryEngine engine;

    Desk(DataSource database, MessageSender wire, DeliverySettings settings) {
        this(database, wire, settings, new RetrySchedule(List.of(Duration.ofMillis(300))));
    }

    Desk(DataSource source, MessageSender wire, DeliverySettings settings, RetrySchedule schedule) {
        this.database = source instanceof PGSimpleDataSource ? pool(source) : source;
        this.jdbc = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        this.runs = new DeliveryRuns(jdbc, settings);
        this.workers = new Workers(jdbc, settings, transactions);
        this.receipts = new Receipts(jdbc, runs);
        this.recipients = new Recipients(jdbc, runs, transactions);
        this.enrolment = new Enrolment(jdbc, runs, settings, transactions);
        var digests = new DigestSettings(new DigestSettings.Newsroom(ZoneId.of("UTC"), "en"), Map.of());
        var limits = new RateLimits(jdbc, settings, digests, Clock.systemUTC());
        var relay = new RelaySettings(new MailProperties(), settings);
        this.retirement = new Retirement(jdbc, transactions);
        this.engine = new DeliveryEngine(wire, database, runs, workers, limits, settings) {
            @Override
            RetrySchedule schedule() {
                return schedule;
            }
        };
        var guard = new RestoreGuard(jdbc, digests, Clock.systemUTC());
        this.deliveries = new Deliveries(enrolment, runs, workers, engine, guard, relay);
    }

    private static DataSource pool(DataSource source) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    static DeliverySettings settings(int connections) {
        return settings(connections, 0, Uncertain.RESEND);
    }

    static DeliverySettings settings(int connections, double perSecond, Uncertain uncertain) {
        return new DeliverySettings(
                connections,
                perSecond,
                uncertain,
                Duration.ofHours(18),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                null,
                List.of());
    }

    Desk members(int members) {
        ManyMembers.enlist(jdbc, members, DIGEST);
        return this;
    }

    void unsubscribe(long member) {
        jdbc.sql("update member set status = 'unsubscribed' where id = :id")
                .param("id", member)
                .update();
    }

    static EditionId edition(long id) {
        return new EditionId(id);
    }

    long enrol(EditionId edition) {
        return enrolment.enrol(edition, DIGEST, "2024-05-01." + edition.value());
    }

    /** Enrols and delivers as far as one call goes. */
    DeliveryResult send(EditionId edition) {
        enrol(edition);
        return deliveries.deliver(edition, POST, () -> false);
    }

    Map<DeliveryState, Long> states(EditionId edition) {
        return jdbc
                .sql("select state, count(*) as n from delivery where edition_id = :edition group by state")
                .param("edition", edition.value())
                .query((row, n) -> Map.entry(DeliveryState.of(row.getString("state")), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Delivery delivery(EditionId edition, long member) {
        List<Delivery> found = new ArrayList<>();
        recipients.list(edition, EnumSet.allOf(DeliveryState.class), found::add);
        return found.stream()
                .filter(delivery -> delivery.member().value() == member)
                .findFirst()
                .orElseThrow();
    }

    static final MessageSource POST =
            post(recipient -> "To: " + recipient.address() + "\r\nSubject: Today\r\n\r\nNews.\r\n");

    static MessageSource post(Function<Recipient, String> words) {
        return new MessageSource() {
            @Override
            public String sender(Recipient recipient) {
                return "bounces+" + recipient.id().value() + "@example.org";
            }

            @Override
            public byte[] octets(Recipient recipient) {
                return words.apply(recipient).getBytes(StandardCharsets.US_ASCII);
            }
        };
    }
}
