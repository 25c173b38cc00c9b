package org.broadsheet;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.member.Format;
import org.broadsheet.member.Members;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The mail that the demo's members received, kept as files so that it is still there after a restart. */
@Component
@Profile("demo")
public class DemoOutbox {
    private final DemoNeighbours neighbours;
    private final Members members;
    private final Path folder;
    private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor();
    private int carried;

    /**
     * One received message.
     *
     * @param id names its file
     * @param kind what the member chose, such as {@code brief, Ukrainian}; empty for a full English letter and for other mail
     */
    public record Mail(String id, String to, String subject, Instant received, String kind) {}

    DemoOutbox(DemoNeighbours neighbours, Members members) throws IOException {
        this.neighbours = neighbours;
        this.members = members;
        this.folder = Files.createDirectories(neighbours.outbox());
        postman.scheduleWithFixedDelay(this::carry, 200, 300, TimeUnit.MILLISECONDS);
    }

    /** Newest first. */
    List<Mail> mails() {
        carry();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .map(this::mail)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MimeMessage message(String id) {
        try (InputStream in = Files.newInputStream(file(id))) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException | MessagingException e) {
            throw new IllegalArgumentException("no such mail: " + id, e);
        }
    }

    String source(String id) {
        try {
            return Files.readString(file(id), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        postman.shutdown();
        carry();
    }

    private synchronized void carry() {
        try {
            MimeMessage[] all = neighbours.relay().getReceivedMessages();
            for (; carried < all.length; carried++) store(all[carried]);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("the outbox " + folder + " takes no mail", e);
        }
    }

    private void store(MimeMessage message) throws IOException, MessagingException {
        Path file = folder.resolve("%015d-%05d.eml".formatted(System.currentTimeMillis(), carried));
        try (var out = Files.newOutputStream(file)) {
            message.writeTo(out);
        }
    }

    private Mail mail(Path file) {
        String id = file.getFileName().toString().replace(".eml", "");
        MimeMessage message = message(id);
        try {
            Instant received = Instant.ofEpochMilli(Long.parseLong(id.substring(0, 15)));
            boolean letter = message.getHeader("Feedback-ID") != null;
            return new Mail(id, DemoMailbox.to(message), message.getSubject(), received, letter ? kind(message) : "");
        } catch (MessagingException e) {
            throw new IllegalStateException("unreadable mail " + file, e);
        }
    }

    private String kind(MimeMessage message) throws MessagingException {
        String address = ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        return members.findByAddress(address)
                .map(member -> Stream.of(
                                member.format() == Format.FULL
                                        ? ""
                                        : member.format().name().toLowerCase(Locale.ROOT),
                                "uk".equals(member.language()) ? "Ukrainian" : "")
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private Path file(String id) {
        if (!id.matches("\\d+-\\d+")) throw new IllegalArgumentException("no such mail: " + id);
        return folder.resolve(id + ".eml");
    }
}
