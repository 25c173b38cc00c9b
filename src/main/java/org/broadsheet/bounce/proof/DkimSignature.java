package org.broadsheet.bounce.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.platform.Tokens;

/**
 * One DKIM-Signature of a mail (RFC 6376; Ed25519 by RFC 8463), stricter than the RFC: no partial body ({@code l=}),
 * From and Subject signed, no second From or Subject, RSA of 1,024 to 4,096 bits, SHA-256 only.
 */
final class DkimSignature {
    private static final long SKEW_SECONDS = 300;
    /** A SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 octets of the key. */
    private static final byte[] ED25519 = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final SignedMail mail;
    private final SignedMail.Field field;
    private final Map<String, String> tags;

    DkimSignature(SignedMail mail, SignedMail.Field field) {
        this.mail = mail;
        this.field = field;
        this.tags = tags(field.value());
    }

    /** Tags without white space in their values; a tag that stands twice makes all of them void (section 3.2). */
    static Map<String, String> tags(String list) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : list.split(";")) {
            int equals = tag.indexOf('=');
            if (equals < 0) continue;
            String value = tag.substring(equals + 1).replaceAll("[\\x00- ]++", "");
            if (tags.put(tag.substring(0, equals).strip(), value) != null) return Map.of();
        }
        return tags;
    }

    String domain() {
        return tag("d").toLowerCase(Locale.ROOT);
    }

    /** Where the key stands in the DNS. */
    String keyName() {
        return tag("s") + "._domainkey." + domain();
    }

    /** Whether it can prove anything, before any key is fetched. */
    boolean isAcceptable(Instant now) {
        return tag("v").equals("1")
                && (tag("a").equals("rsa-sha256") || isEd25519())
                && !tag("s").isEmpty()
                && !domain().isEmpty()
                && !tags.containsKey("l")
                && signed().contains("from")
                && signed().contains("subject")
                && mail.all("from").size() == 1
                && mail.all("subject").size() <= 1
                && isOfItsDomain()
                && isOfItsTime(now.getEpochSecond());
    }

    private boolean isEd25519() {
        return tag("a").equals("ed25519-sha256");
    }

    private boolean isOfItsDomain() {
        String identity = tag("i").toLowerCase(Locale.ROOT);
        return identity.isEmpty() || identity.endsWith("@" + domain()) || identity.endsWith("." + domain());
    }

    private boolean isOfItsTime(long now) {
        return number("t", now) <= now + SKEW_SECONDS && number("x", Long.MAX_VALUE) > now - SKEW_SECONDS;
    }

    private long number(String tag, long otherwise) {
        String digits = tag(tag);
        if (digits.isEmpty()) return otherwise;
        boolean isNumber = digits.length() <= 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        // What cannot be read is out of its time in both directions.
        return isNumber ? Long.parseLong(digits) : tag.equals("t") ? Long.MAX_VALUE : 0;
    }

    private List<String> signed() {
        return Arrays.asList(tag("h").toLowerCase(Locale.ROOT).split(":"));
    }

    /** Whether the mail is as it was signed, by this record of the DNS (section 3.6.1). */
    boolean verifies(String keyRecord) {
        try {
            Optional<PublicKey> key = key(tags(keyRecord));
            return key.isPresent() && bodyMatches() && signatureMatches(key.get());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<PublicKey> key(Map<String, String> record) throws GeneralSecurityException {
        String type = record.getOrDefault("k", "rsa");
        boolean usable = record.getOrDefault("v", "DKIM1").equals("DKIM1")
                && type.equals(isEd25519() ? "ed25519" : "rsa")
                && List.of(record.getOrDefault("h", "sha256").split(":")).contains("sha256")
                && record.getOrDefault("s", "*").matches("\\*|email|.{0,100}:email|email:.{0,100}")
                // y: the domain only tries; s: no subdomain may be the identity.
                && !List.of(record.getOrDefault("t", "").split(":")).contains("y")
                && !record.getOrDefault("p", "").isEmpty();
        if (!usable) return Optional.empty();
        byte[] encoded = Base64.getDecoder().decode(record.getOrDefault("p", ""));
        return isEd25519() ? Optional.of(ed25519(encoded)) : rsa(encoded);
    }

    private static PublicKey ed25519(byte[] key) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + key.length);
        System.arraycopy(key, 0, encoded, ED25519.length, key.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static Optional<PublicKey> rsa(byte[] encoded) throws GeneralSecurityException {
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        int bits = key.getModulus().bitLength();
        return bits >= 1024 && bits <= 4096 ? Optional.of(key) : Optional.empty();
    }

    private boolean bodyMatches() {
        return MessageDigest.isEqual(
                Tokens.sha256(mail.body(isRelaxed(1))), Base64.getDecoder().decode(tag("bh")));
    }

    private boolean signatureMatches(PublicKey key) throws GeneralSecurityException {
        byte[] header = header().getBytes(StandardCharsets.ISO_8859_1);
        Signature signature = Signature.getInstance(isEd25519() ? "Ed25519" : "SHA256withRSA");
        signature.initVerify(key);
        // RFC 8463, section 3: Ed25519 signs the hash.
        signature.update(isEd25519() ? Tokens.sha256(header) : header);
        return signature.verify(Base64.getDecoder().decode(tag("b")));
    }

    // Section 5.4.2: of fields of one name the last is signed first; a name without a field is nothing.
    private String header() {
        boolean relaxed = isRelaxed(0);
        StringBuilder header = new StringBuilder();
        Map<String, List<SignedMail.Field>> left = new HashMap<>();
        for (String name : signed()) {
            List<SignedMail.Field> fields = left.computeIfAbsent(name, n -> new ArrayList<>(mail.all(n)));
            if (fields.isEmpty()) continue;
            header.append(fields.remove(fields.size() - 1).canonical(relaxed)).append("\r\n");
        }
        return header.append(new SignedMail.Field(field.name(), withoutSignature(field.raw())).canonical(relaxed))
                .toString();
    }

    private static String withoutSignature(String raw) {
        StringBuilder without = new StringBuilder(raw.length());
        int start = raw.indexOf(':') + 1;
        without.append(raw, 0, start);
        for (String tag : raw.substring(start).split("(?<=;)")) {
            int equals = tag.indexOf('=');
            boolean isSignature = equals > 0 && tag.substring(0, equals).strip().equals("b");
            without.append(isSignature ? tag.substring(0, equals + 1) + (tag.endsWith(";") ? ";" : "") : tag);
        }
        return without.toString();
    }

    private boolean isRelaxed(int part) {
        String[] forms = tags.getOrDefault("c", "simple/simple").split("/", 2);
        return part < forms.length && forms[part].equals("relaxed");
    }

    private String tag(String name) {
        return tags.getOrDefault(name, "");
    }
}
