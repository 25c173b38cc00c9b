package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.broadsheet.Broadsheet;
import org.broadsheet.ManyMembers;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One database, one relay that counts, one feed, and as many replicas of the program as a test starts. */
public final class Cluster implements AutoCloseable {
    public static final Instant MONDAY = Instant.parse("2026-11-16T05:00:00Z");
    static final int CONNECTIONS = 4;
    private static final String QUEUED = "250 2.0.0 Ok: queued";

    final ScriptedRelay relay;
    public final JdbcClient jdbc;

    /** What is promised of an edition, whatever befalls. */
    final Promise promise;

    /** When each message had come in whole. */
    final Queue<Long> ends = new ConcurrentLinkedQueue<>();

    private final String database;
    private final Path folder;
    private final Path feed;
    private final List<Replica> replicas = new ArrayList<>();
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private int relayPort;

    /** @param pause between the end of a message and the relay's answer */
    public Cluster(Path folder, Duration pause, int members) {
        this(folder, TestDatabase.create(), pause, members);
    }

    /** @param database its address; it has all tables and nothing in them */
    public Cluster(Path folder, String database, Duration pause, int members) {
        this.folder = folder;
        this.database = database;
        this.relay = ScriptedRelay.start().rule(exchange -> {
            if (exchange.verb().equals("DOT")) await(answers);
            return null;
        });
        relay.at("DOT", Answer.reply(QUEUED).after(pause));
        this.relayPort = relay.port();
        this.jdbc = JdbcClient.create(TestDatabase.dataSource(database));
        this.promise = new Promise(relay, jdbc);
        ManyMembers.enlist(jdbc, members, "daily");
        this.feed = DailyFeed.in(folder);
    }

    // In the relay's thread of one connection.
    private void await(CountDownLatch answers) {
        ends.add(System.nanoTime());
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on the relay answers no message until {@link #answer}: an edition cannot end before the test is ready. */
    void holdAnswers() {
        answers = new CountDownLatch(1);
    }

    void answer() {
        answers.countDown();
    }

    /** From now on replicas reach the relay through this port. */
    public Cluster through(int port) {
        relayPort = port;
        return this;
    }

    Replica serve(String name, String... settings) {
        return serve(name, Map.of(), settings);
    }

    /** @param environment as of {@link WrongClock} */
    Replica serve(String name, Map<String, String> environment, String... settings) {
        return replica(name, environment, List.of("serve", "--server.port=0"), settings);
    }

    /** Runs Monday's edition. */
    Replica send(String name, String... settings) {
        List<String> send = List.of("send", "--digest", "daily", "--at", MONDAY.toString(), "--json");
        return replica(name, Map.of(), send, settings);
    }

    /** For {@link #serve}: keeps a schedule that never comes by itself, and looks often enough to see it {@link #plan moved}. */
    static String[] scheduled(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--broadsheet.digests.daily.schedule=0 0 0 1 1 ? 2099",
                "--spring.quartz.properties.org.quartz.scheduler.idleWaitTime=2000"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    private static final String PLAN = """
            update qrtz_triggers set next_fire_time = (extract(epoch from clock_timestamp()) * 1000)::bigint + :from_now
             where trigger_name = 'daily' and trigger_group = 'digests'
            returning next_fire_time
            """;

    /** As if the schedule had long named this time, by the database's clock; waits until there is a schedule. */
    Instant plan(Duration fromNow) throws InterruptedException {
        List<Long> planned = new ArrayList<>();
        await(
                30,
                () -> planned.addAll(jdbc.sql(PLAN)
                        .param("from_now", fromNow.toMillis())
                        .query(Long.class)
                        .list()));
        return Instant.ofEpochMilli(planned.get(0));
    }

    // Exclusive: the shared ones are those of processes that deliver.
    private static final String MANAGER = """
            select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory' and l.mode = 'ExclusiveLock' and l.granted
               and l.database = (select oid from pg_database where datname = current_database())
            """;

    /** Who manages the run now; waits until somebody does. */
    Replica manager() throws InterruptedException {
        List<Replica> managers = new ArrayList<>();
        await(60, () -> {
            List<String> holders = jdbc.sql(MANAGER).query(String.class).list();
            return managers.addAll(replicas.stream()
                    .filter(replica -> replica.isAlive() && holders.contains(replica.name()))
                    .toList());
        });
        return managers.get(0);
    }

    /** Each edition there is, by its name. */
    List<String> editions() {
        return jdbc.sql("select edition from delivery_run").query(String.class).list();
    }

    /** Whether some node's Quartz has the start in its hand. */
    boolean isAcquired() {
        return jdbc.sql("select exists (select from qrtz_fired_triggers where trigger_name = 'daily')")
                .query(Boolean.class)
                .single();
    }

    private Replica replica(String name, Map<String, String> environment, List<String> command, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(settings(name, more));
        Replica replica = Replica.start(folder, name, older(), environment, arguments);
        replicas.add(replica);
        return replica;
    }

    // With -Dcluster.older=FILE.jar every second replica is of that version, as during a rolling update.
    private @Nullable String older() {
        return replicas.size() % 2 == 0 ? System.getProperty("cluster.older") : null;
    }

    /** A replica within this process, without pages. */
    public ConfigurableApplicationContext context(String name, String... more) {
        return new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(settings(name, more).toArray(String[]::new));
    }

    List<String> settings(String replica, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database + "&ApplicationName=" + replica,
                "--spring.datasource.hikari.maximum-pool-size=8",
                // The database has all tables; a test of the migrations has its own.
                "--spring.flyway.enabled=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + relayPort,
                "--broadsheet.mail.connections=" + CONNECTIONS,
                "--broadsheet.site.url=https://letters.example.org",
                "--broadsheet.mail.from=Example <daily@example.org>",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.feeds[0].name=news",
                "--broadsheet.feeds[0].url=" + feed.toUri(),
                "--broadsheet.digests.daily.title=Daily"));
        return overruled(settings, more);
    }

    /** The later of two settings for the same counts. */
    static List<String> overruled(List<String> settings, String... more) {
        for (String setting : more) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            settings.removeIf(known -> known.startsWith(name));
            settings.add(setting);
        }
        return settings;
    }

    // A replica that delivers holds this lock on the connection on which it listens.
    private static final String TAKES = """
            select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
                            where l.locktype = 'advisory' and l.mode = 'ShareLock' and a.application_name = :name)
            """;

    /** Returns when these look for deliveries. */
    void awaitWorkers(Replica... expected) throws InterruptedException {
        for (Replica replica : expected)
            await(180, () -> {
                assertThat(replica.isAlive()).as(() -> log(replica)).isTrue();
                return jdbc.sql(TAKES)
                        .param("name", replica.name())
                        .query(Boolean.class)
                        .single();
            });
    }

    private static final String TRANSACTIONS = """
            select xact_commit + xact_rollback from pg_stat_database where datname = current_database()
            """;

    /** Returns when all replicas together have made fewer than so many transactions in two seconds: none has work. */
    void awaitQuiet(int few) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        int made = transactionsOfTwoSeconds();
        while (made >= few) {
            assertThat(System.nanoTime())
                    .as("transactions in two seconds, still: %d", made)
                    .isLessThan(end);
            made = transactionsOfTwoSeconds();
        }
    }

    private int transactionsOfTwoSeconds() throws InterruptedException {
        int before = jdbc.sql(TRANSACTIONS).query(Integer.class).single();
        TimeUnit.SECONDS.sleep(2);
        return jdbc.sql(TRANSACTIONS).query(Integer.class).single() - before;
    }

    /** Whether anybody got as far as to begin the run. */
    boolean isStarted() {
        return jdbc.sql("select exists (select from batch_job_execution)")
                .query(Boolean.class)
                .single();
    }

    /** Returns when it delivers, and so has long been started. */
    void awaitAtWork(Replica replica) throws InterruptedException {
        await(180, () -> isAtWork(replica));
    }

    private boolean isAtWork(Replica replica) {
        return jdbc.sql("select exists (select from delivery_worker where name like :process)")
                .param("process", replica.process() + "@%")
                .query(Boolean.class)
                .single();
    }

    private static final String STEADY = """
            select count(*) from delivery_worker
             where steady_since < clock_timestamp() - interval '4 s' and beat_at > clock_timestamp() - interval '2 s'
            """;

    /** Returns when so many have been at work for a lease without missing a beat. */
    void awaitSteady(int workers) throws InterruptedException {
        await(30, () -> jdbc.sql(STEADY).query(Integer.class).single() >= workers);
    }

    /** How long it takes until nothing is in the hand of a process that has died. */
    Duration untilFreed(Replica dead) throws InterruptedException {
        long since = System.nanoTime();
        await(60, () -> !isAtWork(dead));
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void awaitContents(int contents) throws InterruptedException {
        await(180, () -> relay.contentsBegun() >= contents);
    }

    void awaitFinished(int seconds) throws InterruptedException {
        await(seconds, this::isFinished);
    }

    boolean isEnrolled() {
        return jdbc.sql("select exists (select from delivery_run)")
                .query(Boolean.class)
                .single();
    }

    boolean isFinished() {
        return jdbc.sql("select exists (select from delivery_run where finished_at is not null)")
                .query(Boolean.class)
                .single();
    }

    static void await(int seconds, Callable<Boolean> condition) {
        Waiting.until(Duration.ofSeconds(seconds), condition);
    }

    String log(Replica replica) {
        try {
            return Files.readString(folder.resolve(replica.name() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        answer();
        if (Boolean.getBoolean("cluster.logs"))
            replicas.forEach(replica -> System.err.println("==== " + replica.name() + "\n" + log(replica)));
        replicas.forEach(Replica::kill);
        relay.close();
    }
}
