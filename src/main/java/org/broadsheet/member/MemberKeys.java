package org.broadsheet.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Tokens nobody can guess or forge. A member's own token is random; the token of a message carries edition and member
 * under a code, so that what comes back to {@code bounces+TOKEN} names them and a forged bounce names nobody.
 */
@Service
public class MemberKeys {
    private static final int CODE_BYTES = 10;
    private static final int TOKEN_LETTERS = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MemberSecret secret;

    MemberKeys(MemberSecret secret) {
        this.secret = secret;
    }

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
        if (!MessageDigest.isEqual(claimed, code(ids))) return Optional.empty();
        ByteBuffer numbers = ByteBuffer.wrap(ids);
        return Optional.of(new EditionKey(number(numbers), new MemberId(number(numbers))));
    }

    /** A new member's token: 130 random bits. */
    public static String newToken() {
        byte[] random = new byte[TOKEN_LETTERS];
        RANDOM.nextBytes(random);
        StringBuilder token = new StringBuilder(TOKEN_LETTERS);
        for (byte b : random) token.append(Base32.ALPHABET.charAt(b & 31));
        return token.toString();
    }

    /** A keyed hash of an address's key: tells whether an address is a known one to nobody but this installation. */
    public byte[] addressHash(String addressKey) {
        return secret.sign('a', addressKey.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(byte[] ids) {
        return Arrays.copyOf(secret.sign('e', ids), CODE_BYTES);
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
}
