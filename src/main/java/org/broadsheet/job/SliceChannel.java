package org.broadsheet.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;

/**
 * The way of slices to workers: a queue in the database. Taking from it is a transaction that lasts as long as the work, so
 * a slice whose worker dies is back at once. It has connections and transactions of its own, which nothing else may join.
 */
@Component
class SliceChannel implements DisposableBean {
    static final String NAME = "slices";

    /** How many slices a process may hold at a time. */
    static final int TAKERS = 3;

    /** A taker that shows no sign of life for so long is cut off by the server, and the slice is back in the queue. */
    private static final String LEASE = "set idle_in_transaction_session_timeout = '4s'";

    private final HikariDataSource connections;
    private final JdbcChannelMessageStore store;
    private final MessageGroupQueue slices;
    private final QueueChannel queue;

    SliceChannel(DataSource database, BeanFactory beans) throws SQLException {
        this.connections = new HikariDataSource(like(database.unwrap(HikariDataSource.class)));
        this.store = store();
        this.slices = new MessageGroupQueue(store, NAME);
        this.queue = new QueueChannel(slices);
        queue.setComponentName(NAME);
        queue.setBeanFactory(beans);
        queue.afterPropertiesSet();
    }

    private static HikariConfig like(HikariDataSource database) {
        HikariConfig config = new HikariConfig();
        database.copyStateTo(config);
        config.setPoolName(NAME);
        // More than takers: a run of this process sends slices and the scout looks while all takers are at work.
        config.setMaximumPoolSize(TAKERS + 2);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        // After what the operator wants of every connection, such as its role or its search path.
        String own = database.getConnectionInitSql();
        config.setConnectionInitSql(own == null ? LEASE : own + "; " + LEASE);
        return config;
    }

    private JdbcChannelMessageStore store() {
        SliceJson json = new SliceJson();
        JdbcChannelMessageStore store = new JdbcChannelMessageStore(connections);
        store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
        store.setSerializer(json);
        store.setDeserializer(json);
        store.afterPropertiesSet();
        return store;
    }

    QueueChannel queue() {
        return queue;
    }

    String region() {
        return store.getRegion();
    }

    /** Whether there are any, be it in somebody's hand. */
    boolean hasSlices() {
        return !slices.isEmpty();
    }

    /** One of our own, beside the pool. */
    Connection connect() throws SQLException {
        return new DriverDataSource(
                        connections.getJdbcUrl(),
                        connections.getDriverClassName(),
                        connections.getDataSourceProperties(),
                        connections.getUsername(),
                        connections.getPassword())
                .getConnection();
    }

    /** Of the transactions in which slices are taken. */
    JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(connections);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(connections);
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
