package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.DelayingProxy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole send (claim, fill, sign, send, ledger) in alternation with what else could send it, all to Postfix's smtp-sink,
 * unsigned and signed, near and 20 ms away. System properties: {@code members} (25000), {@code rounds} (3),
 * {@code connections} (32), {@code delays} (milliseconds of a round trip: 0,20), {@code warmups} (2; rounds that count only
 * as what a JVM does that has just started), {@code only} (a part of names).
 */
public final class SendBenchmark {
    private static final int MEMBERS = Integer.getInteger("members", 25_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WARMUPS = Integer.getInteger("warmups", 2);
    private static final int CONNECTIONS = Integer.getInteger("connections", 32);
    private static final String DELAYS = System.getProperty("delays", "0,20");
    private static final String ONLY = System.getProperty("only", "");

    /** What makes a message anew for each member sends a tenth of the messages. */
    static final int SLOW = 10;

    private final Path folder;
    private final EmbeddedPostgres database;
    private final Keys keys;

    private SendBenchmark(Path folder, EmbeddedPostgres database) {
        this.folder = folder;
        this.database = database;
        this.keys = new Keys(folder);
    }

    public static void main(String[] args) throws Exception {
        if (!Files.isExecutable(Path.of(Sink.PROGRAM)))
            throw new IllegalStateException(
                    "the benchmark needs Postfix's smtp-sink and smtp-source (Debian: postfix)");
        Path folder = Files.createDirectories(Path.of("target/benchmark").toAbsolutePath());
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
                Sink sink = Sink.start()) {
            try (var connection = database.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create extension pg_stat_statements");
            }
            SendBenchmark benchmark = new SendBenchmark(folder, database);
            for (String delay : DELAYS.split(",")) benchmark.at(sink.port(), Integer.parseInt(delay));
        }
    }

    private void at(int sink, int delay) throws Exception {
        if (delay == 0) {
            compare(sink, delay);
            return;
        }
        try (DelayingProxy proxy = DelayingProxy.to(sink, Duration.ofMillis(delay))) {
            compare(proxy.port(), delay);
        }
    }

    private void compare(int port, int delay) throws Exception {
        // Far away everything waits, so a part tells as much.
        int messages = delay == 0 ? MEMBERS : MEMBERS / 4;
        List<Contender> contenders = new ArrayList<>();
        try {
            addNewsrooms(contenders, port, messages);
            addOthers(contenders, port);
            Map<Contender, List<Measure>> measures = new LinkedHashMap<>();
            for (Contender contender : contenders) measures.put(contender, new ArrayList<>());
            for (int round = 0; round < WARMUPS + ROUNDS; round++) {
                for (Contender contender : contenders) {
                    Measure measure = contender.send(Math.max(1, messages / contender.share()));
                    System.err.printf("round %d, %s: %,.0f/s%n", round + 1, contender.name(), measure.rate());
                    measures.get(contender).add(measure);
                }
            }
            long size = Files.size(folder.resolve("letter.eml"));
            new Table(delay, CONNECTIONS, messages, size, WARMUPS, measures).print(System.out);
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    /** The first is asked for its letter, so that all send the like. */
    private void addNewsrooms(List<Contender> contenders, int port, int messages) throws Exception {
        Child unsigned = Newsrooms.start(database, "Broadsheet, relay signs", folder, port, CONNECTIONS);
        contenders.add(counted(unsigned, port));
        unsigned.send(1);
        signed(contenders, "Broadsheet, RSA-2048 native", port, keys.settings(true));
        fresh(contenders, port);
        signed(contenders, "Broadsheet, RSA-2048 JDK", port, keys.settings(false));
        signed(contenders, "Broadsheet, RSA-2048 + Ed25519 native", port, keys.both());
    }

    private void signed(List<Contender> contenders, String name, int port, String[] settings) throws Exception {
        if (name.contains(ONLY)) {
            Path own = Files.createDirectories(folder.resolve(name.replaceAll("\\W+", "-")));
            contenders.add(counted(Newsrooms.start(database, name, own, port, CONNECTIONS, settings), port));
        }
    }

    private CountedContender counted(Contender newsroom, int port) {
        return new CountedContender(newsroom, database, Newsrooms.database(newsroom.name(), port));
    }

    /** As an operator runs it, each time in a new process. */
    private void fresh(List<Contender> contenders, int port) throws Exception {
        String name = "Broadsheet, RSA-2048 native, fresh JVM";
        if (!name.contains(ONLY)) return;
        Path own = Files.createDirectories(folder.resolve("fresh"));
        String made = Newsrooms.create(database, Newsrooms.database(name, port));
        contenders.add(counted(
                new FreshJvm(
                        name,
                        own,
                        Newsrooms.settings(database, made, own, port, CONNECTIONS, keys.settings(true)),
                        JdbcClient.create(database.getDatabase("postgres", made))),
                port));
    }

    private void addOthers(List<Contender> contenders, int port) throws Exception {
        int size = (int) Files.size(folder.resolve("letter.eml"));
        contenders.add(0, new SmtpSource(port, CONNECTIONS, size));
        if (!ONLY.isEmpty()) return;
        contenders.add(Child.java(
                "JavaMailSender, unsigned",
                SLOW,
                PlainMail.class,
                "512m",
                String.valueOf(port),
                String.valueOf(CONNECTIONS),
                folder.toString()));
        Nodemailer.unpack(folder).ifPresent(node -> {
            contenders.add(node.start("nodemailer pool, unsigned", port, CONNECTIONS, ""));
            contenders.add(node.start("nodemailer pool, RSA-2048", port, CONNECTIONS, keys.rsa()));
        });
    }
}
