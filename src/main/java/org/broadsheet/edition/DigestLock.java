package org.broadsheet.edition;

import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** One at a time makes or changes the editions of a digest; the next waits and then sees what the first did. */
@Component
class DigestLock {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('edition ' || :digest, 0))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DigestLock(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Does the work in a transaction at whose beginning the lock is taken. */
    <T> T holding(String digest, Function<TransactionStatus, T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql(LOCK).param("digest", digest).query((row, n) -> 0).list();
            return work.apply(status);
        }));
    }
}
