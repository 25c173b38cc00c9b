package org.broadsheet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections that are as good as new: a session that is given back is reset by {@code discard all}, locks included. To open
 * one takes PostgreSQL longer than all that most tests ask of it. No limit of how many are open at once; few are kept.
 */
public final class ReusedConnections extends AbstractDataSource {
    private static final int KEPT_OF_ALL = 24;

    /** Of all databases, the longest unused first; guarded by itself. */
    private static final Deque<Session> IDLE = new ArrayDeque<>();

    private record Session(ReusedConnections source, Connection connection) {}

    private final DataSource fresh;

    ReusedConnections(DataSource fresh) {
        this.fresh = fresh;
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (Session idle = takeIdle(); idle != null; idle = takeIdle()) {
            if (idle.connection().isValid(1)) return lent(idle.connection());
            idle.connection().close();
        }
        return lent(fresh.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return fresh.getConnection(user, password);
    }

    private @Nullable Session takeIdle() {
        synchronized (IDLE) {
            for (var all = IDLE.descendingIterator(); all.hasNext(); ) {
                Session idle = all.next();
                if (idle.source() != this) continue;
                all.remove();
                return idle;
            }
            return null;
        }
    }

    private Connection lent(Connection connection) {
        InvocationHandler handler = new InvocationHandler() {
            private boolean given;

            @Override
            public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
                if (method.getName().equals("isClosed") && given) return true;
                if (method.getName().equals("close")) {
                    if (!given) giveBack(connection);
                    given = true;
                    return null;
                }
                if (given) throw new SQLException("the connection was closed");
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        };
        return (Connection) Proxy.newProxyInstance(
                ReusedConnections.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private void giveBack(Connection connection) throws SQLException {
        Session oldest = null;
        try {
            if (!connection.getAutoCommit()) connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("discard all");
            }
            synchronized (IDLE) {
                IDLE.addLast(new Session(this, connection));
                if (IDLE.size() > KEPT_OF_ALL) oldest = IDLE.removeFirst();
            }
        } catch (SQLException e) {
            connection.close();
        }
        if (oldest != null) oldest.connection().close();
    }
}
