package org.broadsheet.mail;

/**
 * A display name, which may be empty, and an address.
 *
 * @param address ready for the envelope: as {@link Address#toString()} gives it
 */
record NamedAddress(String name, String address) {

    /** {@code name <address>}, {@code "name" <address>} or the address alone. */
    static NamedAddress parse(String header, String text) {
        String checked = HeaderText.checked(header, text);
        int open = checked.lastIndexOf('<');
        if (open < 0) return new NamedAddress("", address(header, checked));
        if (!checked.endsWith(">")) throw new BadHeader(header, "wants one mailbox: Name <address>");
        String name = unquoted(header, checked.substring(0, open).strip());
        return new NamedAddress(name, address(header, checked.substring(open + 1, checked.length() - 1)));
    }

    /** A member's: the address was parsed when it was taken in, here it is only kept from breaking the header. */
    static NamedAddress of(String header, String name, String address) {
        if (address.indexOf('@') < 1 || address.chars().anyMatch(c -> " <>,;:\"()[]\\".indexOf(c) >= 0))
            throw new BadHeader(header, "not an address as Address gives it");
        return new NamedAddress(name, HeaderText.checked(header, address));
    }

    boolean isAscii() {
        return HeaderText.isAscii(address);
    }

    private static String address(String header, String text) {
        try {
            return Address.parse(text).toString();
        } catch (BadAddress e) {
            throw new BadHeader(header, e.fault().words());
        }
    }

    private static String unquoted(String header, String name) {
        if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) return unlessMailbox(header, name);
        return name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static String unlessMailbox(String header, String name) {
        if (name.chars().anyMatch(c -> "<>@".indexOf(c) >= 0))
            throw new BadHeader(header, "wants one mailbox: Name <address>");
        return name;
    }
}
