package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Drafts and values for the tests of this room. */
final class Drafts {
    private static final Session SESSION = Session.getInstance(new Properties());

    static final Instant DATE = Instant.parse("2023-09-20T04:00:00Z");

    private Drafts() {}

    static Draft draft(String text, @Nullable String html) {
        return draft("Новини дня, 20 вересня", headers(), text, html);
    }

    static Draft draft(String subject, Map<String, String> headers, String text, @Nullable String html) {
        return new Draft(
                "Редакція <daily@example.org>",
                "desk@example.org",
                subject,
                DATE,
                ZoneId.of("Europe/Kyiv"),
                headers,
                text,
                html);
    }

    static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        String token = Slots.mark("token");
        headers.put("Message-ID", "<daily.2023-09-20." + token + "@example.org>");
        headers.put("List-Id", "Щоденний випуск <daily.example.org>");
        headers.put(
                "List-Unsubscribe",
                "<https://example.org/unsubscribe/" + token + ">, <mailto:bounces+" + token + "@example.org>");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("Feedback-ID", "2023-09-20:daily:digest:broadsheet");
        headers.put("Auto-Submitted", "auto-generated");
        return headers;
    }

    static Map<String, String> values(String token) {
        Map<String, String> values = new HashMap<>();
        values.put(Form.TO, "Олена Коваль");
        values.put(Form.ADDRESS, "olena@example.com");
        values.put(Form.BOUNDARY, "daily.2023-09-20." + token);
        values.put("token", token);
        return values;
    }

    static String ascii(byte[] octets) {
        return new String(octets, ISO_8859_1);
    }

    static MimeMessage parsed(byte[] octets) throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(octets));
    }

    /** The decoded text of each part. Not by getContent, which asks the machine's mailcap files at each call. */
    static List<String> read(byte[] octets) {
        try {
            MimeMessage message = parsed(octets);
            if (!message.isMimeType("multipart/*")) return List.of(text(message));
            MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) texts.add(text((MimePart) parts.getBodyPart(i)));
            return texts;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Base64 by the JDK, which unlike Jakarta Mail takes no padding before the end: other readers do not either. */
    private static String text(MimePart part) throws MessagingException, IOException {
        if (!"base64".equals(part.getHeader("Content-Transfer-Encoding", null)))
            return new String(part.getInputStream().readAllBytes(), UTF_8);
        return new String(Base64.getMimeDecoder().decode(raw(part)), UTF_8);
    }

    private static byte[] raw(MimePart part) throws MessagingException, IOException {
        InputStream raw = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
        return raw.readAllBytes();
    }
}
