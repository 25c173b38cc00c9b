package org.broadsheet.console.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One who may enter the console.
 *
 * @param email where links for a new password go; the first account may have none
 * @param accepted when the invitation was; null: not yet
 */
public record Account(
        String username,
        @Nullable String email,
        Role role,
        Instant created,
        @Nullable Instant accepted,
        @Nullable Instant disabled,
        @Nullable Instant lastLogin,
        int passkeys) {

    /** {@code active}, {@code invited} or {@code disabled}. */
    public String state() {
        if (disabled != null) return "disabled";
        return accepted == null ? "invited" : "active";
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

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
}
