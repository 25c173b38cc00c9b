package org.broadsheet.smtp;

import java.nio.charset.StandardCharsets;

/** A message that the scripted relay has taken responsibility for. */
public record Received(String sender, String recipient, byte[] content, int connection, String mail, String rcpt) {
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
