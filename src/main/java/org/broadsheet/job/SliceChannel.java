package org.broadsheet.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
    /** How many slices a process may hold at a time. */
    static final int TAKERS = 3;

    /** A taker that shows no sign of life for so long is cut off by the server, and the slice is back in the queue. */
    private static final String LEASE = "set idle_in_transaction_session_timeout = '4s'";

    private final HikariDataSource connections;
    private final QueueChannel queue;

    SliceChannel(DataSource database, BeanFactory beans) throws SQLException {
        this.connections = new HikariDataSource(like(database.unwrap(HikariDataSource.class)));
        this.queue = new QueueChannel(new MessageGroupQueue(store(), "slices"));
        queue.setComponentName("slices");
        queue.setBeanFactory(beans);
        queue.afterPropertiesSet();
    }

    private static HikariConfig like(HikariDataSource database) {
        HikariConfig config = new HikariConfig();
        database.copyStateTo(config);
        config.setPoolName("slices");
        // One more for a run of this process, which sends slices while all takers are at work.
        config.setMaximumPoolSize(TAKERS + 1);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(LEASE);
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
