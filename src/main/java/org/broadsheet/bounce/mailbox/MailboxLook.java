package org.broadsheet.bounce.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/**
 * A look into the bounce mailbox that takes and marks nothing.
 *
 * @param mails all that are in the folder
 * @param waiting those that have not been read; of POP3, which has no marks, all
 * @param trouble why it could not be looked into, one line; null where it could
 * @param remedy what to do about it; empty where there is no trouble
 */
public record MailboxLook(
        String place, long mails, long waiting, @Nullable String trouble, String remedy) {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final int MOST_FOLDERS = 20;

    /** Never throws for what the mailbox is like. */
    public static MailboxLook at(MailboxSettings settings) {
        return settings.path() != null ? maildir(settings.path()) : remote(settings);
    }

    private static MailboxLook maildir(Path folder) {
        String place = "the maildir " + folder;
        try (Stream<Path> waiting = Files.list(folder.resolve("new"))) {
            if (!Files.isWritable(folder.resolve("new")))
                return trouble(
                        place, "is not writable: what is read stays in new/", "let Broadsheet's user write there");
            long fresh = waiting.count();
            return new MailboxLook(place, fresh + count(folder.resolve("cur")), fresh, null, "");
        } catch (IOException e) {
            return trouble(
                    place,
                    "has no readable folder new/",
                    "let broadsheet.bounces.mailbox.path name a maildir, and Broadsheet's user read and write there");
        }
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static MailboxLook remote(MailboxSettings settings) {
        String place = settings.folder() + " of " + settings.username() + " at " + settings.host();
        try (Store store = settings.connect(SILENCE)) {
            return folder(settings, store, place);
        } catch (AuthenticationFailedException e) {
            return trouble(
                    place,
                    "the server refuses that user name with that password: " + said(e),
                    "set broadsheet.bounces.mailbox.username and .password; many providers want a password made for"
                            + " one program instead of the person's own");
        } catch (MessagingException e) {
            return trouble(place, said(e), remedy(e));
        }
    }

    private static MailboxLook folder(MailboxSettings settings, Store store, String place) throws MessagingException {
        try {
            Folder folder = store.getFolder(settings.folder());
            // As the reader opens it: a folder that may only be looked at is of no use. Closed with the store,
            // unchanged.
            folder.open(Folder.READ_WRITE);
            int mails = folder.getMessageCount();
            int waiting = settings.isImap() ? folder.getUnreadMessageCount() : mails;
            folder.close(false);
            return new MailboxLook(place, mails, waiting, null, "");
        } catch (FolderNotFoundException e) {
            String there = Arrays.stream(store.getDefaultFolder().list("*"))
                    .map(Folder::getFullName)
                    .limit(MOST_FOLDERS)
                    .collect(Collectors.joining(", "));
            return trouble(
                    place, "there is no such folder", "set broadsheet.bounces.mailbox.folder to one of: " + there);
        }
    }

    private static MailboxLook trouble(String place, String trouble, String remedy) {
        return new MailboxLook(place, 0, 0, TextCleaner.line(trouble), TextCleaner.line(remedy));
    }

    private static String said(MessagingException e) {
        Exception cause = e.getNextException();
        return e.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
    }

    private static String remedy(MessagingException e) {
        Exception cause = e.getNextException();
        if (cause instanceof SSLException)
            return "let the server show a certificate of its name from an authority that Java knows, or look at"
                    + " broadsheet.bounces.mailbox.port and .security";
        if (said(e).contains("STARTTLS"))
            return "set broadsheet.bounces.mailbox.security=tls where the server talks TLS at once (993, 995)";
        return "look at broadsheet.bounces.mailbox.host, .port and .security, and at the server";
    }
}
