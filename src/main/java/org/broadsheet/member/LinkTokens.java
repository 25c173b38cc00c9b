package org.broadsheet.member;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
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

    private final KeyRing keys;

    LinkTokens(KeyRing keys) {
        this.keys = keys;
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
        byte[] bytes = token.length() == LETTERS ? Base32.decode(token) : null;
        if (bytes == null || bytes.length != SAID + CODE) return Optional.empty();
        byte[] said = Arrays.copyOf(bytes, SAID);
        if (!keys.signed(said, Arrays.copyOfRange(bytes, SAID, SAID + CODE))) return Optional.empty();
        return Optional.of(
                Said.of(ByteBuffer.allocate(8).put((byte) 0).put(said).getLong(0)));
    }
}
