package org.broadsheet.bounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A maildir: what was read goes from {@code new} to {@code cur}, or away. */
final class Maildir implements BounceMailbox {
    private final Path folder;
    private final boolean keep;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);

    Maildir(Path folder, boolean keep, Duration interval) {
        this.folder = folder;
        this.keep = keep;
        this.interval = interval;
    }

    @Override
    public int read(Reader reader) throws IOException {
        List<Path> mails = mails();
        for (Path mail : mails) {
            try (InputStream in = Files.newInputStream(mail)) {
                putAway(mail, reader.take(in));
            }
        }
        return mails.size();
    }

    private List<Path> mails() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("new"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void putAway(Path mail, Outcome outcome) throws IOException {
        if (outcome == Outcome.AGAIN) return;
        if (!keep && outcome == Outcome.DONE) {
            Files.delete(mail);
            return;
        }
        String flags = outcome == Outcome.SET_ASIDE ? ":2,FS" : ":2,S";
        Path seen = folder.resolve("cur").resolve(mail.getFileName() + flags);
        Files.createDirectories(folder.resolve("cur"));
        Files.move(mail, seen, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void await() throws InterruptedException {
        closed.await(interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
