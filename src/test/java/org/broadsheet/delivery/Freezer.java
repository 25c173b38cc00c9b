package org.broadsheet.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A source of connections that keeps everyone waiting while it is frozen; connections it gave out work on. */
public final class Freezer extends DelegatingDataSource {
    private boolean frozen;

    public Freezer(DataSource source) {
        super(source);
    }

    public synchronized void freeze() {
        frozen = true;
    }

    public synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitThaw();
        return super.getConnection();
    }

    private synchronized void awaitThaw() throws SQLException {
        try {
            while (frozen) wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", "08000", e);
        }
    }
}
