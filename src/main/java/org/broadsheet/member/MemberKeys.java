package org.broadsheet.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.sql.DataSource;
import org.broadsheet.platform.Base32;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tokens nobody can guess or forge. A member's own token is random; the token of a message carries edition and member
 * under a code, so that what comes back to {@code bounces+TOKEN} names them and a forged bounce names nobody.
 */
@Service
public class MemberKeys {
    private static final int CODE_BYTES = 10;
    private static final int TOKEN_LETTERS = 26;

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(() -> KeyRing.mac(secret()));
    private volatile byte @Nullable [] secret;

    MemberKeys(DataSource database) {
        jdbc = JdbcClient.create(database);
        alone = KeyRing.alone(database);
    }

    /** Which edition, and to which member: what the token of one message stands for. */
    public record EditionKey(long edition, MemberId member) {}

    /** Lower-case base32, the same for the same two at any time; at most 46 letters, 24 for editions and members up to millions. */
    public String editionToken(long editionId, long memberId) {
        ByteBuffer token = ByteBuffer.allocate(20 + CODE_BYTES);
        number(token, editionId);
        number(token, memberId);
        byte[] ids = Arrays.copyOf(token.array(), token.position());
        token.put(code(ids));
        return Base32.encode(Arrays.copyOf(token.array(), token.position()));
    }

    /** Whom the token names, in whatever case it comes back; empty unless it is one of ours, octet for octet. */
    public Optional<EditionKey> read(String token) {
        byte[] bytes = token.length() > 64 ? null : Base32.decode(token);
        if (bytes == null || bytes.length <= CODE_BYTES) return Optional.empty();
        byte[] ids = Arrays.copyOf(bytes, bytes.length - CODE_BYTES);
        byte[] claimed = Arrays.copyOfRange(bytes, ids.length, bytes.length);
        if (!Tokens.matches(claimed, code(ids))) return Optional.empty();
        ByteBuffer numbers = ByteBuffer.wrap(ids);
        return Optional.of(new EditionKey(number(numbers), new MemberId(number(numbers))));
    }

    /** A new member's token: 130 random bits. */
    public static String newToken() {
        return Base32.random(TOKEN_LETTERS);
    }

    /** A keyed hash of an address's key: tells whether an address is a known one to nobody but this installation. */
    public byte[] addressHash(String addressKey) {
        return sign('a', addressKey.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(byte[] ids) {
        return Arrays.copyOf(sign('e', ids), CODE_BYTES);
    }

    private static void number(ByteBuffer out, long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) out.put((byte) (rest | 0x80));
        out.put((byte) rest);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) return value;
        }
    }

    /** HMAC-SHA256 with the one key of this installation, made by the first caller. {@code use} keeps the codes of different uses apart: one for mail is none for an address. */
    private byte[] sign(char use, byte[] content) {
        Mac own = mac.get();
        own.update((byte) use);
        return own.doFinal(content);
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

    private byte[] load() {
        return alone.execute(transaction -> {
            jdbc.sql(MAKE).param("random", Tokens.random(32)).update();
            return jdbc.sql(LOAD).query(byte[].class).single();
        });
    }
}
