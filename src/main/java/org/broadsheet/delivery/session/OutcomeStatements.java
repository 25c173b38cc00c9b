package org.broadsheet.delivery.session;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Writes changes of many deliveries in one statement, on one connection kept for it. */
final class OutcomeStatements implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutcomeStatements.class);

    private final Connection connection;
    private final PreparedStatement flush;
    private final PreparedStatement handBack;
    private final DeliveryRun run;
    private final long worker;

    // The run and the member are asked again in the statement that lets a content begin: a pause, a cancellation and an
    // unsubscription hold from the next message on. Repeated after a lost answer, it changes nothing a second time.
    private static final String FLUSH = """
            update delivery_n d
               set state = (case when u.state = 'deferred' and now() + u.delay * interval '1 ms' > r.expires_at
                                 then 'expired' else u.state end)::delivery_state,
                   next_attempt = case when u.state = 'pending'
                                         or u.state = 'deferred' and now() + u.delay * interval '1 ms' <= r.expires_at
                                       then now() + u.delay * interval '1 ms' end,
                   owner = case when u.state = 'sending' then d.owner end,
                   attempts = u.attempts,
                   doubts = d.doubts + u.doubt,
                   code = coalesce(u.code, d.code),
                   status = case when u.code is null then d.status else u.status end,
                   reply = coalesce(u.reply, d.reply),
                   at = now()
              from unnest(?::bigint[], ?::text[], ?::smallint[], ?::smallint[], ?::bigint[],
                          ?::smallint[], ?::text[], ?::text[])
                       as u(member_id, state, attempts, doubt, delay, code, status, reply),
                   delivery_run r
             where r.edition_id = ? and d.edition_id = ? and d.member_id = u.member_id and d.owner = ?
               and d.state in ('claimed', 'sending')
               and (u.state <> 'accepted' or d.state = 'sending')
               and (u.state <> 'sending'
                    or r.control = 'running'
                       and exists (select from mailable_member m where m.member_id = u.member_id and m.digest = ?))
            returning d.member_id, d.state = 'sending'
            """;

    private static final String HAND_BACK = """
            update delivery_n d
               set state = (case when m.mailable then 'pending' else 'suppressed' end)::delivery_state,
                   next_attempt = case when m.mailable then now() end,
                   owner = null, at = now()
              from (select u.member_id,
                           exists (select from mailable_member v where v.member_id = u.member_id and v.digest = ?)
                      from unnest(?::bigint[]) as u(member_id)) as m(member_id, mailable)
             where d.edition_id = ? and d.member_id = m.member_id and d.owner = ? and d.state in ('claimed', 'sending')
            """;

    OutcomeStatements(DataSource database, DeliveryRun run, long worker) throws SQLException {
        this.connection = connect(database);
        this.run = run;
        this.worker = worker;
        try {
            connection.setAutoCommit(true);
            makeCommitsDurable(connection);
            this.flush = connection.prepareStatement(Ledger.sql(run.edition(), FLUSH));
            this.handBack = connection.prepareStatement(Ledger.sql(run.edition(), HAND_BACK));
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Connection connect(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection for the ledger", e);
        }
    }

    // Whatever the server's default: an outcome that a power cut takes back is a second letter.
    private static void makeCommitsDurable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('synchronous_commit', 'on', false)"
                    + " where current_setting('synchronous_commit') = 'off'");
        }
    }

    /** Makes the changes durable. What was to be sent and may not is back in line, or suppressed, and released. */
    void write(List<RowChange> changes) throws SQLException {
        Set<Long> begun = flush(changes);
        List<RowChange> refused = changes.stream()
                .filter(change -> change.state() == DeliveryState.SENDING && !begun.contains(change.member()))
                .toList();
        if (refused.isEmpty()) return;
        handBack(refused);
        refused.forEach(change -> change.claimed().release());
    }

    /** Returns the members whose content may begin now. */
    private Set<Long> flush(List<RowChange> changes) throws SQLException {
        int p = 0;
        flush.setArray(++p, array("int8", changes, RowChange::member));
        flush.setArray(++p, array("text", changes, change -> change.state().sql()));
        flush.setArray(++p, array("int2", changes, change -> (short) change.attempts()));
        flush.setArray(++p, array("int2", changes, change -> (short) (change.doubt() ? 1 : 0)));
        flush.setArray(++p, array("int8", changes, RowChange::delayMillis));
        flush.setArray(++p, array("int2", changes, RowChange::code));
        flush.setArray(++p, array("text", changes, RowChange::status));
        flush.setArray(++p, array("text", changes, RowChange::reply));
        flush.setLong(++p, run.edition().value());
        flush.setLong(++p, run.edition().value());
        flush.setLong(++p, worker);
        flush.setString(++p, run.digest());
        Set<Long> begun = new HashSet<>();
        try (ResultSet rows = flush.executeQuery()) {
            while (rows.next()) if (rows.getBoolean(2)) begun.add(rows.getLong(1));
        }
        return begun;
    }

    private void handBack(List<RowChange> changes) throws SQLException {
        handBack.setString(1, run.digest());
        handBack.setArray(2, array("int8", changes, RowChange::member));
        handBack.setLong(3, run.edition().value());
        handBack.setLong(4, worker);
        handBack.executeUpdate();
    }

    private Array array(String type, List<RowChange> changes, Function<RowChange, ?> column) throws SQLException {
        Object[] values = new Object[changes.size()];
        for (int i = 0; i < values.length; i++) values[i] = column.apply(changes.get(i));
        return connection.createArrayOf(type, values);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("closing a lost connection", e);
        }
    }
}
