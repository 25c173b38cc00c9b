package org.broadsheet.console.account;

/** What somebody may do in the console. */
public enum Role {
    /** Editions: change, preview, test, send. */
    EDITOR,
    /** All that, and members, accounts and settings. */
    ADMIN;

    static Role of(String stored) {
        return stored.equals("admin") ? ADMIN : EDITOR;
    }

    public String stored() {
        return this == ADMIN ? "admin" : "editor";
    }

    String[] authorities() {
        return this == ADMIN ? new String[] {"EDITOR", "ADMIN"} : new String[] {"EDITOR"};
    }
}
