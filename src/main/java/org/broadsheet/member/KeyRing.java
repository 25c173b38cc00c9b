package org.broadsheet.member;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys of this installation that can be changed: the newest one signs and encrypts, all of them are accepted. The first is
 * made when it is needed; a new row in {@code member_key} changes it, and nothing that was made before becomes invalid.
 */
@Component
public class KeyRing {
    private static final String HMAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte SEALED = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] TO_SEAL = "seal".getBytes(StandardCharsets.US_ASCII);
    private static final byte TO_SIGN = 'l';
    private static final long RELOAD_AFTER = Duration.ofSeconds(10).toNanos();

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final ThreadLocal<Mac> mac =
            ThreadLocal.withInitial(() -> mac(keys().newestFirst().get(0)));
    private volatile @Nullable Keys keys;

    private record Keys(List<byte[]> newestFirst, long loaded) {}

    KeyRing(DataSource database) {
        jdbc = JdbcClient.create(database);
        alone = alone(database);
    }

    /** Transactions of their own: a key that is made within somebody's would be gone when that rolls back. */
    static TransactionTemplate alone(DataSource database) {
        TransactionTemplate alone = new TransactionTemplate(new JdbcTransactionManager(database));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return alone;
    }

    /** HMAC-SHA256 with this key; for one thread. */
    static Mac mac(byte[] key) {
        try {
            Mac made = Mac.getInstance(HMAC);
            made.init(new SecretKeySpec(key, HMAC));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }

    /** HMAC-SHA256 with the newest key. For any number of threads; after the first call of a thread about a microsecond. */
    byte[] sign(byte[] content) {
        Mac own = mac.get();
        own.update(TO_SIGN);
        return own.doFinal(content);
    }

    /** Whether {@code code} is the beginning of a {@link #sign} of the content, with any of the keys. */
    boolean signed(byte[] content, byte[] code) {
        byte[] use = {TO_SIGN};
        return any(key -> Tokens.matches(Arrays.copyOf(Tokens.hmac(key, use, content), code.length), code));
    }

    private boolean any(Predicate<byte[]> test) {
        return keys().newestFirst().stream().anyMatch(test)
                || reloaded().newestFirst().stream().anyMatch(test);
    }

    /** The octets encrypted (AES-256-GCM), to be kept in the database. */
    public byte[] seal(byte[] clear) {
        byte[] nonce = Tokens.random(NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys().newestFirst().get(0), nonce)
                    .doFinal(clear);
            byte[] all = new byte[1 + NONCE + sealed.length];
            all[0] = SEALED;
            System.arraycopy(nonce, 0, all, 1, NONCE);
            System.arraycopy(sealed, 0, all, 1 + NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be encrypted", e);
        }
    }

    /**
     * What was sealed; octets that never were are given back as they are.
     *
     * @throws IllegalStateException where none of the keys opens it
     */
    public byte[] open(byte[] sealed) {
        if (sealed.length == 0 || sealed[0] != SEALED) return sealed;
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        for (byte[] key : reloaded().newestFirst()) {
            try {
                return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            } catch (GeneralSecurityException e) {
                // Sealed with another key.
            }
        }
        throw new IllegalStateException("no key of this installation opens it (table member_key)");
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(Tokens.hmac(key, TO_SEAL), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private Keys keys() {
        Keys known = keys;
        return known == null ? load() : known;
    }

    /** Another replica may have added a key since; a forged token must not cost a query each. */
    private Keys reloaded() {
        Keys known = keys();
        return System.nanoTime() - known.loaded() < RELOAD_AFTER ? known : load();
    }

    private static final String LOAD = """
            select secret from member_key order by id desc
            """;

    private synchronized Keys load() {
        List<byte[]> found = alone.execute(transaction -> {
            List<byte[]> known = jdbc.sql(LOAD).query(byte[].class).list();
            return known.isEmpty() ? make() : known;
        });
        Keys loaded = new Keys(List.copyOf(found), System.nanoTime());
        keys = loaded;
        return loaded;
    }

    private static final String ONE_BY_ONE = """
            lock table member_key in share row exclusive mode
            """;

    private static final String MAKE = """
            insert into member_key (secret) select :random where not exists (select from member_key)
            """;

    private List<byte[]> make() {
        jdbc.sql(ONE_BY_ONE).update();
        jdbc.sql(MAKE).param("random", Tokens.random(32)).update();
        return jdbc.sql(LOAD).query(byte[].class).list();
    }
}
