package org.broadsheet.bounce.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.broadsheet.bounce.reading.BounceReader;
import org.broadsheet.platform.DaemonThreads;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox by IMAP or POP3. What was taken is marked only afterwards: whatever dies, a mail is read again rather than
 * never, and being read twice does nothing.
 */
final class RemoteMailbox implements BounceMailbox {
    private static final Logger log = LoggerFactory.getLogger(RemoteMailbox.class);
    /** Of a POP3 mail too big to be fetched whole: its header and so many lines. */
    private static final int LINES = 5000;

    private final MailboxSettings settings;
    private final Store store;
    private final Folder folder;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ScheduledExecutorService waker =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("bounce-mailbox-waker"));

    private RemoteMailbox(MailboxSettings settings, Store store, Folder folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
    }

    static RemoteMailbox open(MailboxSettings settings) throws IOException {
        try {
            Store store = settings.connect(silence(settings));
            try {
                Folder folder = store.getFolder(settings.folder());
                folder.open(Folder.READ_WRITE);
                return new RemoteMailbox(settings, store, folder);
            } catch (MessagingException e) {
                store.close();
                throw e;
            }
        } catch (MessagingException e) {
            throw new IOException("bounce mailbox at " + settings.host() + " cannot be opened", e);
        }
    }

    @Override
    public int read(Reader reader) throws IOException {
        try {
            Message[] mails =
                    isImap() ? folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)) : folder.getMessages();
            for (Message mail : mails) {
                if (closed.getCount() == 0) break;
                if (!mail.isExpunged() && !mail.isSet(Flags.Flag.DELETED)) read(mail, reader);
            }
            return mails.length;
        } catch (MessagingException e) {
            throw new IOException("bounce mailbox at " + settings.host() + " cannot be read", e);
        }
    }

    private void read(Message mail, Reader reader) throws MessagingException, IOException {
        Outcome outcome;
        try (InputStream octets = octets(mail)) {
            outcome = reader.take(octets);
        } catch (MessagingException e) {
            if (!folder.isOpen()) throw e;
            // The server cannot give this one mail; those behind it are read.
            log.warn("bounce mail not fetched cause={}", e.toString());
            return;
        }
        switch (outcome) {
            case AGAIN -> {}
            case DONE ->
                mail.setFlag(isImap() && settings.keep() ? Flags.Flag.SEEN : Flags.Flag.DELETED, !isKeptByPop());
            case SET_ASIDE -> setAside(mail);
        }
    }

    // POP3 has no flags: there the mail stays and is passed over by its fingerprint.
    private void setAside(Message mail) throws MessagingException {
        if (!isImap()) return;
        mail.setFlag(Flags.Flag.SEEN, true);
        mail.setFlag(Flags.Flag.FLAGGED, true);
    }

    private boolean isKeptByPop() {
        return !isImap() && settings.keep();
    }

    // Only as much crosses the wire as is looked at, however big the mail.
    private static InputStream octets(Message mail) throws MessagingException, IOException {
        if (mail instanceof IMAPMessage imap) {
            imap.setPeek(true);
            return imap.getMimeStream();
        }
        if (mail instanceof POP3Message pop && pop.getSize() > BounceReader.MOST) return pop.top(LINES);
        var whole = new ByteArrayOutputStream();
        mail.writeTo(whole);
        return new ByteArrayInputStream(whole.toByteArray());
    }

    @Override
    public void await() throws IOException, InterruptedException {
        if (folder instanceof IMAPFolder imap && canIdle()) idle(imap);
        else renew();
    }

    private boolean canIdle() throws IOException {
        try {
            return store instanceof IMAPStore imap && imap.hasCapability("IDLE");
        } catch (MessagingException e) {
            throw new IOException("bounce mailbox is gone", e);
        }
    }

    // Any other command ends an IDLE; a connection that died silently is found out by it.
    private void idle(IMAPFolder imap) throws IOException {
        long interval = settings.interval().toMillis();
        ScheduledFuture<?> wake = waker.schedule(() -> poke(imap), interval, TimeUnit.MILLISECONDS);
        try {
            imap.idle(true);
        } catch (MessagingException e) {
            if (closed.getCount() > 0) throw new IOException("bounce mailbox is gone", e);
        } finally {
            wake.cancel(false);
        }
    }

    private static void poke(IMAPFolder imap) {
        try {
            imap.getMessageCount();
        } catch (MessagingException e) {
            log.debug("bounce mailbox not there any more", e);
        }
    }

    // A POP3 session shows what was there at its beginning, and deletes at its end: every look is a session of its own.
    private void renew() throws IOException, InterruptedException {
        try {
            folder.close(true);
            boolean ended = closed.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
            if (ended) return;
            if (!isImap()) reconnect();
            folder.open(Folder.READ_WRITE);
        } catch (MessagingException e) {
            throw new IOException("bounce mailbox at " + settings.host() + " cannot be opened again", e);
        }
    }

    private void reconnect() throws MessagingException {
        if (store.isConnected()) store.close();
        int port = settings.port() == 0 ? -1 : settings.port();
        store.connect(settings.host(), port, settings.username(), settings.password());
    }

    // An IDLE is silent for as long as the interval.
    private static Duration silence(MailboxSettings settings) {
        return settings.interval().plusMinutes(1);
    }

    private boolean isImap() {
        return settings.isImap();
    }

    @Override
    public void close() {
        closed.countDown();
        waker.shutdownNow();
        try {
            if (folder.isOpen()) folder.close(!settings.keep());
            store.close();
        } catch (MessagingException | IllegalStateException e) {
            log.debug("bounce mailbox closed by the other side", e);
        }
    }
}
