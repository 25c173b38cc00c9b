package org.broadsheet.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.platform.Base32;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tokens in the links of letters: 28 letters of lower-case base32 for 7 bytes that say which member, in which
 * generation and for which digest, and 10 bytes of a message authentication code over them. Nothing of a token is stored;
 * it costs one HMAC and no query a message.
 */
@Component
public class LinkTokens {
    private static final int LETTERS = 28;
    private static final int SAID = 7;
    private static final int CODE = 10;
    private static final int BITS = 11;
    private static final int MASK = (1 << BITS) - 1;

    private static final int OLD_LETTERS = 26;
    private static final int CODE_LETTERS = 2;

    private final KeyRing keys;
    private final JdbcClient jdbc;
    // A digest's number never gets another meaning, and there are only a few.
    private final Map<Integer, String> digests = new ConcurrentHashMap<>();

    LinkTokens(KeyRing keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** @param digest the digest's number and one, 0 for none */
    record Said(MemberId member, int generation, int digest) {
        long link() {
            return (member.value() << 2 * BITS) + ((long) generation << BITS) + digest;
        }

        static Said of(long link) {
            return new Said(new MemberId(link >> 2 * BITS), (int) (link >> BITS & MASK), (int) (link & MASK));
        }
    }

    /** The token of a row's {@code link} in the view {@code mailable_member}. For any number of threads. */
    public String token(long link) {
        if (link >>> 8 * SAID != 0) throw new IllegalArgumentException("not a link of a member: " + link);
        byte[] said = Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(link).array(), 8 - SAID, 8);
        return Base32.encode(ByteBuffer.allocate(SAID + CODE)
                .put(said)
                .put(keys.sign(said), 0, CODE)
                .array());
    }

    /** What a token says, in whatever case it comes back; empty unless it is one of ours, octet for octet. */
    Optional<Said> read(String token) {
        if (token.length() != LETTERS) return readOld(token);
        byte[] bytes = Base32.decode(token);
        if (bytes == null || bytes.length != SAID + CODE) return readOld(token);
        byte[] said = Arrays.copyOf(bytes, SAID);
        if (!keys.signed(said, Arrays.copyOfRange(bytes, SAID, SAID + CODE))) return readOld(token);
        return Optional.of(
                Said.of(ByteBuffer.allocate(8).put((byte) 0).put(said).getLong(0)));
    }

    private static final String OLD = """
            select o.member_id, c.number
              from member_old_link o
              left join digest_code c on c.code = :code
             where o.token_hash = :hash
            """;

    /** Letters that went out before tokens were derived have a random one, and two letters for the digest behind it. */
    private Optional<Said> readOld(String token) {
        if (token.length() != OLD_LETTERS && token.length() != OLD_LETTERS + CODE_LETTERS) return Optional.empty();
        String folded = token.toLowerCase(Locale.ROOT);
        String code = folded.substring(OLD_LETTERS);
        byte[] own = folded.substring(0, OLD_LETTERS).getBytes(StandardCharsets.UTF_8);
        return jdbc.sql(OLD)
                .param("hash", Tokens.sha256(own))
                .param("code", code)
                .query((row, n) -> {
                    int number = row.getInt("number");
                    boolean garbled = row.wasNull() && !code.isEmpty();
                    int digest = code.isEmpty() ? 0 : garbled ? -1 : number + 1;
                    return new Said(new MemberId(row.getLong("member_id")), 0, digest);
                })
                .optional()
                .filter(said -> said.digest() >= 0);
    }

    private static final String DIGEST = """
            select digest from digest_code where number = :number
            """;

    /** The name of a digest by its number; null where no digest has it. */
    @Nullable
    String digest(int number) {
        return digests.computeIfAbsent(number, this::lookUp);
    }

    private @Nullable String lookUp(int number) {
        return jdbc.sql(DIGEST)
                .param("number", number)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
