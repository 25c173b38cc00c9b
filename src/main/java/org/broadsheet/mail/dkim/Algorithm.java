package org.broadsheet.mail.dkim;

/** How a key signs, by the names of the JDK and of DKIM. */
public enum Algorithm {
    RSA("SHA256withRSA", "rsa-sha256", "rsa"),
    /** RFC 8463. Not every receiver knows it yet, so it should not sign alone. */
    ED25519("Ed25519", "ed25519-sha256", "ed25519");

    private final String signature;
    private final String tag;
    private final String keyType;

    Algorithm(String signature, String tag, String keyType) {
        this.signature = signature;
        this.tag = tag;
        this.keyType = keyType;
    }

    /** As the JDK names it. */
    String signature() {
        return signature;
    }

    /** {@code a=} of a signature. */
    public String tag() {
        return tag;
    }

    /** {@code k=} of the record in the DNS. */
    String keyType() {
        return keyType;
    }
}
