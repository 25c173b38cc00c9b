package org.broadsheet.member;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The one key of this installation: 32 random bytes that the first who needs them puts into the database. */
@Component
public class MemberSecret {
    private final DataSource database;
    private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(this::newMac);
    private volatile byte @Nullable [] secret;

    MemberSecret(DataSource database) {
        this.database = database;
    }

    /** HMAC-SHA256. {@code use} keeps the codes of different uses apart: one for mail is none for an address. */
    byte[] sign(char use, byte[] content) {
        Mac own = mac.get();
        own.update((byte) use);
        return own.doFinal(content);
    }

    private Mac newMac() {
        try {
            Mac made = Mac.getInstance("HmacSHA256");
            made.init(new SecretKeySpec(secret(), "HmacSHA256"));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    private byte[] secret() {
        byte[] known = secret;
        if (known == null) secret = known = load();
        return known;
    }

    private static final String MAKE = """
            insert into member_secret (secret) values (:random) on conflict do nothing
            """;

    private static final String LOAD = """
            select secret from member_secret
            """;

    // Over a connection of its own: made within somebody's transaction, the key would be gone when that rolls back.
    private byte[] load() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try (Connection connection = database.getConnection()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql(MAKE).param("random", random).update();
            return jdbc.sql(LOAD).query(byte[].class).single();
        } catch (SQLException e) {
            throw new IllegalStateException("the members' secret cannot be read from the database", e);
        }
    }
}
