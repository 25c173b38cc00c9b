package org.broadsheet.command.doctor;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives a connection a session of the server for one transaction, as PgBouncer does with pool_mode=transaction. */
final class TransactionPooler implements AutoCloseable {
    private final DataSource server;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();

    TransactionPooler(DataSource server) {
        this.server = server;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> client());
    }

    private Connection client() {
        @Nullable Connection[] held = {null};
        boolean[] auto = {true};
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "setAutoCommit" -> auto[0] = (boolean) arguments[0];
                        case "createStatement" -> {
                            if (held[0] == null) held[0] = take();
                            Statement statement = held[0].createStatement();
                            if (auto[0]) idle.push(held[0]);
                            if (auto[0]) held[0] = null;
                            return statement;
                        }
                        default -> {
                            if (held[0] != null) idle.push(held[0]);
                            held[0] = null;
                        }
                    }
                    return null;
                });
    }

    private Connection take() throws SQLException {
        if (!idle.isEmpty()) return idle.pop();
        Connection made = server.getConnection();
        all.add(made);
        return made;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : all) connection.close();
    }
}
