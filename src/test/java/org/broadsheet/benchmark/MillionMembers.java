package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One signed send to very many members with a heap of 512 MB: how long enrolment takes, the rate from start to end, the
 * heap's peak and the ledger's size. System properties: {@code members} (1000000), {@code connections} (32).
 */
public final class MillionMembers {
    private static final int MEMBERS = Integer.getInteger("members", 1_000_000);
    private static final int CONNECTIONS = Integer.getInteger("connections", 32);
    private static final String NAME = "million";

    private MillionMembers() {}

    public static void main(String[] args) throws Exception {
        Path folder =
                Files.createDirectories(Path.of("target/benchmark/million").toAbsolutePath());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                Sink sink = Sink.start();
                Child newsroom = Newsrooms.start(
                        server, NAME, folder, sink.port(), CONNECTIONS, new Keys(folder).settings(true))) {
            JdbcClient database = JdbcClient.create(
                    new DriverManagerDataSource(server.getJdbcUrl("postgres", NAME + "_" + sink.port())));
            List<String> sizes = new ArrayList<>();
            AtomicBoolean over = new AtomicBoolean();
            Thread watch = new Thread(() -> watch(database, sizes, over));
            watch.start();
            Measure measure = newsroom.send(MEMBERS);
            over.set(true);
            watch.join();
            tell(database, measure, sizes);
        }
    }

    private static void watch(JdbcClient database, List<String> sizes, AtomicBoolean over) {
        String last = "";
        while (!over.get()) {
            try {
                Thread.sleep(200);
                String size = size(database);
                if (last.isEmpty() && !size.isEmpty()) sizes.add("after enrolment " + size);
                last = size;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Not migrated yet.
            }
        }
        sizes.add("after the send " + size(database));
    }

    private static String size(JdbcClient database) {
        return database.sql("""
                        select pg_size_pretty(pg_table_size(c.oid)) || ', indexes ' || pg_size_pretty(pg_indexes_size(c.oid))
                          from pg_class c where c.relname = 'delivery_1'
                        """).query(String.class).optional().orElse("");
    }

    private static void tell(JdbcClient database, Measure measure, List<String> sizes) {
        System.out.printf(
                "%n%,d members, %d connections, signed by RSA-2048: %.1f s, %,.0f a second, %,.0f us of CPU a message, "
                        + "peak heap %d MB of 512%n",
                measure.messages(),
                CONNECTIONS,
                measure.seconds(),
                measure.rate(),
                measure.cpuMicros(),
                measure.peakHeap() >> 20);
        steps(database).forEach(step -> System.out.println("step " + step));
        sizes.forEach(size -> System.out.println("ledger " + size));
        System.out.println("accepted a second, by tenths of the time: " + rates(database));
        System.out.println("rows by state: " + states(database));
    }

    private static List<String> steps(JdbcClient database) {
        return database.sql("""
                        select step_name || ' ' || round(extract(epoch from end_time - start_time), 1) || ' s'
                          from batch_step_execution order by step_execution_id limit 12
                        """).query(String.class).list();
    }

    private static List<Long> rates(JdbcClient database) {
        return database.sql("""
                        with span as materialized (select min(at) as first, max(at) - min(at) as whole
                                        from delivery_1 where state = 'accepted'),
                        tenths as (select least(9, floor(10 * extract(epoch from at - first) / extract(epoch from whole)))
                                              as tenth, count(*) as n, extract(epoch from whole) / 10 as seconds
                                     from delivery_1, span where state = 'accepted' group by 1, 3)
                        select (n / seconds)::bigint from tenths order by tenth
                        """).query(Long.class).list();
    }

    private static List<Map<String, Object>> states(JdbcClient database) {
        return database.sql("select state::text, count(*) as n from delivery_1 group by 1 order by 1")
                .query()
                .listOfRows();
    }
}
