package org.broadsheet.mail;

import java.nio.ByteBuffer;
import java.util.List;
import org.broadsheet.mail.dkim.Algorithm;
import org.broadsheet.mail.dkim.DkimSettings;
import org.broadsheet.mail.dkim.DomainKey;
import org.broadsheet.mail.dkim.Signable;
import org.broadsheet.mail.dkim.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Puts the newsroom's DKIM signatures before a message; nothing may change the octets afterwards. The same octets in give
 * the same octets out, today and at the next try. For any number of threads.
 */
@Service
public class Signer {
    private static final Logger log = LoggerFactory.getLogger(Signer.class);

    private final List<DomainKey> keys;

    Signer(DkimSettings settings) {
        keys = SigningKeys.of(settings);
        for (DomainKey key : keys)
            log.info(
                    "dkim signs domain={} selector={} algorithm={} provider={}",
                    key.domain(),
                    key.selector(),
                    key.key().algorithm().tag(),
                    key.key().provider());
        if (!keys.isEmpty() && keys.stream().allMatch(key -> key.key().algorithm() == Algorithm.ED25519))
            log.warn("dkim has no RSA key: receivers that do not know Ed25519 will see no valid signature");
    }

    /** @throws IllegalArgumentException naming the setting that is wrong */
    public static Signer of(DkimSettings settings) {
        return new Signer(settings);
    }

    /** Whether there is a key. Without one messages come back as they went in. */
    public boolean signs() {
        return !keys.isEmpty();
    }

    /** @param message whole, with CRLF lines */
    public byte[] sign(byte[] message) {
        return signs() ? signed(message, Signable.of(message)) : message;
    }

    /** The same for a message out of a {@link Form}, whose body need not be walked through. */
    public byte[] sign(Form.Filled message) {
        return signs()
                ? signed(message.octets(), Signable.relaxed(message.octets(), message.date()))
                : message.octets();
    }

    /** What the DNS must have for the signatures to hold, one record a key. */
    public List<PublicKeyRecord> records() {
        return keys.stream()
                .map(key -> new PublicKeyRecord(
                        key.selector() + "._domainkey." + key.domain(),
                        key.key().publicRecord()))
                .toList();
    }

    private byte[] signed(byte[] message, Signable signable) {
        List<byte[]> signatures =
                keys.stream().map(key -> key.signature(signable)).toList();
        int length = signatures.stream().mapToInt(signature -> signature.length).sum();
        ByteBuffer whole = ByteBuffer.allocate(length + message.length);
        signatures.forEach(whole::put);
        return whole.put(message).array();
    }

    /**
     * What must stand in the DNS for a signature to hold.
     *
     * @param name {@code SELECTOR._domainkey.DOMAIN}
     * @param value the TXT record in one piece; a zone file has it in strings of at most 255 octets
     */
    public record PublicKeyRecord(String name, String value) {
        private static final int LONGEST_STRING = 255;

        /** The line of a zone file. */
        public String zoneLine() {
            StringBuilder line = new StringBuilder(name).append(". IN TXT");
            for (int from = 0; from < value.length(); from += LONGEST_STRING) {
                int to = Math.min(from + LONGEST_STRING, value.length());
                line.append(" \"").append(value, from, to).append('"');
            }
            return line.toString();
        }
    }
}
