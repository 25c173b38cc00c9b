package org.broadsheet.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.edition.EditionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeStatementsTests {
    private final AtomicInteger open = new AtomicInteger();

    /** A database that dies between connecting and preparing must not cost a place of the pool each time. */
    @ParameterizedTest
    @ValueSource(strings = {"setAutoCommit", "createStatement", "prepareStatement"})
    void connectionThatCannotBePreparedIsGivenBack(String failing) {
        DataSource database = proxy(DataSource.class, (self, method, arguments) -> {
            open.incrementAndGet();
            return connection(failing);
        });

        assertThatThrownBy(() -> new OutcomeStatements(database, run(), 1)).isInstanceOf(SQLException.class);

        assertThat(open).hasValue(0);
    }

    private Connection connection(String failing) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals(failing)) throw new SQLException("the database is gone", "57P01");
            if (method.getName().equals("close")) open.decrementAndGet();
            boolean statement = method.getName().equals("createStatement");
            return statement
                    ? proxy(Statement.class, (s, call, sql) -> call.getName().equals("execute") ? false : null)
                    : null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static DeliveryRun run() {
        return new DeliveryRun(
                new EditionId(1),
                "daily",
                "daily 2026-11-30",
                Control.RUNNING,
                null,
                false,
                1,
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                null,
                false,
                true,
                null,
                null,
                false,
                false);
    }
}
