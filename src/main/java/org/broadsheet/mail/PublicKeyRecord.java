package org.broadsheet.mail;

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
