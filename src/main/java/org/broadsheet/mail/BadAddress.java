package org.broadsheet.mail;

/** A text that is no address for us, and the one reason. It does not repeat the text: that may be somebody's. */
public final class BadAddress extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final AddressFault fault;

    BadAddress(AddressFault fault) {
        super(fault.words());
        this.fault = fault;
    }

    public AddressFault fault() {
        return fault;
    }

    // An import refuses them by the thousand; nobody reads where.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
