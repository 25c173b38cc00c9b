package org.broadsheet;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a message as a mail program would. */
final class DemoMailbox {
    private DemoMailbox() {}

    static String to(MimeMessage message) throws MessagingException {
        var to = message.getRecipients(Message.RecipientType.TO);
        if (to == null || to.length == 0) return "";
        if (!(to[0] instanceof InternetAddress address)) return to[0].toString();
        // As mail programs show it; the quotes of RFC 5322 depend on the letters of the name.
        return address.getPersonal() == null
                ? address.getAddress()
                : address.getPersonal() + " <" + address.getAddress() + ">";
    }

    /** The part of that type, decoded; empty where the message has none. */
    static String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) return String.valueOf(part.getContent());
            if (!part.isMimeType("multipart/*")) return "";
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (!found.isEmpty()) return found;
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("unreadable mail", e);
        }
    }
}
