package org.broadsheet.smtp;

/** With what we authenticate. A relay that does not offer AUTH is refused rather than used without. */
public record Login(String user, String password) {
    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
