package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.broadsheet.member.SampleMembers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Members who leave by one click while a signed send runs at full speed in the same application: how many a second, and
 * whether every one of them was let go and got no letter after the answer. System properties: {@code members} (100000),
 * {@code clicks} (20000), {@code connections} (32) to the relay, {@code clients} (16) that post.
 */
public final class LeavingMembers {
    private static final int MEMBERS = Integer.getInteger("members", 100_000);
    private static final int CLICKS = Integer.getInteger("clicks", 20_000);
    private static final int CONNECTIONS = Integer.getInteger("connections", 32);
    private static final int CLIENTS = Integer.getInteger("clients", 16);
    private static final String NAME = "leaving";

    /** @param answered when the answer had come */
    private record Left(long member, int status, Instant answered, long nanos) {}

    private LeavingMembers() {}

    public static void main(String[] args) throws Exception {
        Path folder =
                Files.createDirectories(Path.of("target/benchmark/leaving").toAbsolutePath());
        int port = freePort();
        List<String> settings = new ArrayList<>(Arrays.asList(new Keys(folder).settings(true)));
        settings.add("--server.port=" + port);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                Sink sink = Sink.start();
                Child newsroom = Newsrooms.start(
                        server, NAME, folder, sink.port(), CONNECTIONS, settings.toArray(String[]::new))) {
            DataSource source = new DriverManagerDataSource(server.getJdbcUrl("postgres", NAME + "_" + sink.port()));
            JdbcClient database = JdbcClient.create(source);
            Future<Measure> send = CompletableFuture.supplyAsync(() -> send(newsroom));
            awaitAccepted(database, MEMBERS / 10);
            List<Left> left = click(tokens(source), port);
            Instant end = Instant.now();
            boolean during = !send.isDone();
            Measure measure = send.get();
            tell(database, left, end, during, measure);
        }
    }

    private static Measure send(Child newsroom) {
        try {
            return newsroom.send(MEMBERS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void awaitAccepted(JdbcClient database, int count) throws InterruptedException {
        while (true) {
            try {
                if (database.sql("select count(*) from delivery_1 where state = 'accepted'")
                                .query(Long.class)
                                .single()
                        >= count) return;
            } catch (RuntimeException e) {
                // Not migrated, or not enrolled yet.
            }
            Thread.sleep(100);
        }
    }

    private record Token(long member, String token) {}

    private static ConcurrentLinkedQueue<Token> tokens(DataSource source) {
        return new ConcurrentLinkedQueue<>(JdbcClient.create(source)
                .sql("""
                        select member_id, link from mailable_member order by md5(member_id::text) limit :clicks
                        """)
                .param("clicks", CLICKS)
                .query((row, n) ->
                        new Token(row.getLong("member_id"), SampleMembers.token(source, row.getLong("link"))))
                .list());
    }

    private static List<Left> click(ConcurrentLinkedQueue<Token> tokens, int port) throws Exception {
        List<Left> left = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> clients = new ArrayList<>();
        AtomicInteger failed = new AtomicInteger();
        for (int n = 0; n < CLIENTS; n++) {
            Thread client = new Thread(() -> {
                try (OneClicks clicks = new OneClicks(port)) {
                    for (Token token = tokens.poll(); token != null; token = tokens.poll())
                        left.add(click(clicks, token));
                } catch (IOException e) {
                    System.out.println("a client ended: " + e);
                    failed.incrementAndGet();
                }
            });
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) client.join();
        if (failed.get() > 0) throw new IllegalStateException(failed + " clients failed");
        return left;
    }

    private static Left click(OneClicks clicks, Token token) throws IOException {
        long begin = System.nanoTime();
        int status = clicks.post(token.token());
        return new Left(token.member(), status, Instant.now(), System.nanoTime() - begin);
    }

    private static void tell(JdbcClient database, List<Left> left, Instant end, boolean during, Measure send) {
        Instant begin = left.stream()
                .map(l -> l.answered().minusNanos(l.nanos()))
                .min(Instant::compareTo)
                .orElseThrow();
        double seconds = java.time.Duration.between(begin, end).toNanos() / 1e9;
        long[] nanos = left.stream().mapToLong(Left::nanos).sorted().toArray();
        System.out.printf(
                "%n%,d one-click posts over %d connections in %.1f s: %,.0f a second; answered in %.1f ms (half), %.1f ms"
                        + " (99 of 100), %.0f ms (slowest)%n",
                left.size(),
                CLIENTS,
                seconds,
                left.size() / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
        System.out.printf(
                "meanwhile: %s; the send ended%s after them: %,d members in %.1f s%n",
                accepted(database, begin, end), during ? "" : " NOT", send.messages(), send.seconds());
        check(
                "answers other than 200",
                left.stream().filter(l -> l.status() != 200).count());
        Long[] members = left.stream().map(Left::member).toArray(Long[]::new);
        check("members still to be mailed", count(database, STILL_THERE, members));
        check("members without exactly one note of how they left", members.length - count(database, NOTED, members));
        check("letters that began after the answer", late(database, left));
        System.out.println("their letters: "
                + database.sql(STATES).param("members", members).query().listOfRows());
    }

    private static final String STILL_THERE = """
            select count(*) from member m
             where m.id = any(:members)
               and (m.status <> 'unsubscribed'
                    or exists (select from member_digest d where d.member_id = m.id and d.left_at is null))
            """;
    private static final String NOTED = """
            select count(*) from (select member_id from consent
                                   where act = 'withdrawn' and how = 'one-click' and member_id = any(:members)
                                   group by member_id having count(*) = 1) once
            """;
    private static final String STATES = """
            select state::text, count(*) as n from delivery_1 where member_id = any(:members) group by 1 order by 1
            """;

    private static long count(JdbcClient database, String sql, Long[] members) {
        return database.sql(sql).param("members", members).query(Long.class).single();
    }

    private static String accepted(JdbcClient database, Instant begin, Instant end) {
        long letters = database.sql("select count(*) from delivery_1 where state = 'accepted' and at between :a and :b")
                .param("a", Timestamp.from(begin))
                .param("b", Timestamp.from(end))
                .query(Long.class)
                .single();
        double seconds = java.time.Duration.between(begin, end).toNanos() / 1e9;
        return "%,.0f letters a second accepted".formatted(letters / seconds);
    }

    // What was on the wire when the answer came is accepted a moment later; the ledger does not keep when it began.
    // Half a
    // second is far more than a letter takes here, and far less than the send had still to go.
    private static final String LATE = """
            select count(*)
              from unnest(:members::bigint[], :answered::timestamptz[]) as l(member_id, answered)
              join delivery_1 d on d.member_id = l.member_id
             where d.state not in ('suppressed') and d.at > l.answered + interval '500 ms'
            """;

    private static long late(JdbcClient database, List<Left> left) {
        return database.sql(LATE)
                .param("members", left.stream().map(Left::member).toArray(Long[]::new))
                .param(
                        "answered",
                        left.stream().map(l -> Timestamp.from(l.answered())).toArray(Timestamp[]::new))
                .query(Long.class)
                .single();
    }

    private static void check(String what, long number) {
        System.out.println((number == 0 ? "ok     0 " : "WRONG  " + number + " ") + what);
    }
}
