package org.broadsheet.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.jdbc.channel.PostgresChannelMessageTableSubscriber;
import org.springframework.integration.jdbc.channel.PostgresChannelMessageTableSubscriber.Subscription;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The replicas that deliver. Each has one connection on which PostgreSQL tells it of new slices, and shows by a shared lock
 * on that connection that it is there; nobody keeps a list.
 */
@Component
class Workforce {
    private static final Logger log = LoggerFactory.getLogger(Workforce.class);
    private static final long AGAIN_MILLIS = 1000;

    private final SliceChannel channel;
    private final JdbcClient jdbc;
    private final PostgresChannelMessageTableSubscriber news = new PostgresChannelMessageTableSubscriber(this::connect);

    Workforce(SliceChannel channel, JdbcClient jdbc) {
        this.channel = channel;
        this.jdbc = jdbc;
    }

    /** @param told is run when there may be slices that were not there before */
    void join(Runnable told) {
        news.subscribe(new Subscription() {
            @Override
            public void notifyUpdate() {
                told.run();
            }

            @Override
            public String getRegion() {
                return channel.region();
            }

            @Override
            public Object getGroupId() {
                return SliceChannel.NAME;
            }
        });
        news.start();
    }

    void leave() {
        news.stop();
    }

    private static final String SHOW = "select pg_advisory_lock_shared(hashtextextended('slice takers', 8))";

    /** Returns when there is one; what was missed meanwhile is looked for by whoever is told. */
    private PgConnection connect() throws SQLException {
        while (true) {
            try {
                Connection connection = channel.connect();
                try (var statement = connection.createStatement()) {
                    statement.execute(SHOW);
                }
                return connection.unwrap(PgConnection.class);
            } catch (SQLException e) {
                log.warn("nobody tells of slices at the moment cause={}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the program ends", e);
        }
    }

    private static final String COUNT = """
            select count(*) from pg_locks l
             where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
               and l.database = (select oid from pg_database where datname = current_database())
               and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('slice takers', 8)
            """;

    /** How many deliver, of this version of the program. */
    int count() {
        return jdbc.sql(COUNT).query(Integer.class).single();
    }
}
