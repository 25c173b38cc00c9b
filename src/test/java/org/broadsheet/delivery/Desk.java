package org.broadsheet.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.ManyMembers;
import org.broadsheet.ReusedConnections;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.MessageSource;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.delivery.Recipients.Delivery;
import org.broadsheet.delivery.session.DeliveryEngine;
import org.broadsheet.delivery.session.Sessions;
import org.broadsheet.delivery.session.Workers;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.Recipient;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.smtp.SmtpEngine;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A newsroom's delivery desk for tests: a database with members, and the room wired by hand to a wire. */
public final class Desk {
    public static final String DIGEST = "daily";

    public final DataSource database;
    public final JdbcClient jdbc;
    public final DeliveryRuns runs;
    public final Workers workers;
    public final Receipts receipts;
    public final Recipients recipients;
    public final Enrolment enrolment;
    public final Deliveries deliveries;
    public final Retirement retirement;
    public final DeliveryEngine engine;

    public Desk(DataSource source, MessageSender wire, DeliverySettings settings) {
        this.database = isPlain(source) ? pool(source) : source;
        this.jdbc = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        this.runs = new DeliveryRuns(jdbc, settings);
        this.receipts = new Receipts(jdbc, runs);
        this.recipients = new Recipients(jdbc, runs, transactions);
        this.enrolment = new Enrolment(jdbc, runs, settings, transactions);
        var digests = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("broadsheet", DigestSettings.class);
        this.retirement = new Retirement(jdbc, transactions);
        Sessions sessions = new Sessions(database, runs, wire, settings, digests);
        this.workers = sessions.workers;
        this.engine = sessions.engine;
        var guard = new RestoreGuard(jdbc, digests, Clock.systemUTC());
        this.deliveries = new Deliveries(enrolment, runs, engine, guard, null, receipts);
    }

    private static boolean isPlain(DataSource source) {
        return source instanceof ReusedConnections || source instanceof PGSimpleDataSource;
    }

    private static DataSource pool(DataSource source) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    public static MessageSender sender(Supplier<SmtpEngine> engine) {
        return new MessageSender(engine, engine);
    }

    public static DeliverySettings settings(int connections) {
        return settings(connections, 0, Uncertain.RESEND);
    }

    public static DeliverySettings settings(int connections, double perSecond, Uncertain uncertain) {
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

    public Desk members(int members) {
        ManyMembers.enlist(jdbc, members, DIGEST);
        return this;
    }

    public void unsubscribe(long member) {
        jdbc.sql("update member set status = 'unsubscribed' where id = :id")
                .param("id", member)
                .update();
    }

    public static EditionId edition(long id) {
        return new EditionId(id);
    }

    public long enrol(EditionId edition) {
        return enrolment.enrol(edition, DIGEST, "2024-05-01." + edition.value());
    }

    /** Enrols and delivers as far as one call goes. */
    public DeliveryResult send(EditionId edition) {
        enrol(edition);
        return deliveries.deliver(edition, POST, () -> false);
    }

    public Map<DeliveryState, Long> states(EditionId edition) {
        return jdbc
                .sql("select state, count(*) as n from delivery where edition_id = :edition group by state")
                .param("edition", edition.value())
                .query((row, n) -> Map.entry(DeliveryState.of(row.getString("state")), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Delivery delivery(EditionId edition, long member) {
        List<Delivery> found = new ArrayList<>();
        recipients.list(edition, EnumSet.allOf(DeliveryState.class), found::add);
        return found.stream()
                .filter(delivery -> delivery.member().value() == member)
                .findFirst()
                .orElseThrow();
    }

    public static final MessageSource POST =
            post(recipient -> "To: " + recipient.address() + "\r\nSubject: Today\r\n\r\nNews.\r\n");

    public static MessageSource post(Function<Recipient, String> words) {
        return new MessageSource(
                recipient -> "bounces+" + recipient.id().value() + "@example.org",
                recipient -> words.apply(recipient).getBytes(StandardCharsets.US_ASCII));
    }
}
