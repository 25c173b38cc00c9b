package org.broadsheet.bounce.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.platform.TimeLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mail that came back. It never throws for what a mail contains and never reads more of it than {@link #MOST};
 * reports stand before the letter they return, so what is cut off is the letter. BounceReading ends after five seconds, on a
 * thread that the caller leaves.
 */
public final class BounceReader {
    /** Octets of a mail that are looked at. */
    public static final int MOST = 2 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(BounceReader.class);

    static final Duration LIMIT = Duration.ofSeconds(5);
    private static final TimeLimit THREADS = new TimeLimit("bounce-reader", 8);

    private final BounceClassifier classifier;
    private final Duration limit;
    private final TimeLimit threads;

    public BounceReader() {
        this(LIMIT, THREADS);
    }

    BounceReader(Duration limit, TimeLimit threads) {
        this.classifier = new BounceClassifier(BounceRules.standard());
        this.limit = limit;
        this.threads = threads;
    }

    public BounceReading read(InputStream mail) throws IOException {
        return read(mail.readNBytes(MOST));
    }

    public BounceReading read(byte[] mail) {
        byte[] octets = mail.length > MOST ? Arrays.copyOf(mail, MOST) : mail;
        try {
            return threads.call(limit, () -> readNow(octets));
        } catch (TimeoutException e) {
            log.warn("mail not read in time octets={}", octets.length);
            return BounceReading.unfinished();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BounceReading.unfinished();
        } catch (ExecutionException e) {
            throw new IllegalStateException("mail of " + octets.length + " octets", e.getCause());
        }
    }

    /** On the caller's thread, without a deadline. */
    BounceReading readNow(byte[] octets) {
        try {
            return new BounceReading(facts(ReturnedMail.of(octets)));
        } catch (RuntimeException | StackOverflowError e) {
            // One hostile mail must not stop the mailbox; as it decides nothing about anybody, this is safe.
            log.warn("mail unreadable octets={} error={}", octets.length, e.toString());
            return new BounceReading(List.of(
                    Fact.none("unreadable", "unreadable: " + e.getClass().getSimpleName())));
        }
    }

    private List<Fact> facts(ReturnedMail mail) {
        if (mail.fields().isEmpty()) return List.of(Fact.none("not-a-mail", "no header"));
        String token = EditionTokens.of(mail);
        Optional<Fact> complaint = Complaints.of(mail, token);
        if (complaint.isPresent()) return List.of(complaint.get());
        List<Fact> notified = Notifications.facts(mail.words());
        if (!notified.isEmpty()) return notified;
        List<RecipientReport> troubles = troubles(mail);
        if (troubles.isEmpty()) return List.of(fromPerson(mail, token));
        List<Fact> facts = classifier.of(troubles, token);
        return facts.stream().allMatch(BounceClassifier::isUnclear) ? orEnclosed(mail, facts) : facts;
    }

    // A gateway wraps the report it got into one of its own that says nothing. One wrapping is undone, not more.
    private List<Fact> orEnclosed(ReturnedMail mail, List<Fact> facts) {
        if (mail.enclosedMail().isEmpty()) return facts;
        ReturnedMail enclosed = ReturnedMail.of(mail.enclosedMail().getBytes(StandardCharsets.ISO_8859_1));
        List<RecipientReport> troubles = StatusReport.troubles(enclosed);
        return troubles.isEmpty() ? facts : classifier.of(troubles, EditionTokens.of(enclosed));
    }

    private static List<RecipientReport> troubles(ReturnedMail mail) {
        List<RecipientReport> reported = StatusReport.troubles(mail);
        if (!reported.isEmpty()) return reported;
        return PlainReport.BounceDetector.ofBounce(mail) ? new PlainReport(mail).troubles() : List.of();
    }

    private static Fact fromPerson(ReturnedMail mail, @Nullable String token) {
        return Unsubscribes.of(mail, token)
                .or(() -> AutoReplies.of(mail, token))
                .orElseGet(() -> Fact.none("not-a-bounce", "neither a report nor an automatic reply"));
    }

    /** A member, or the member's mail program, asks by mail to be let go: by the address written to, or by the command. */
    static final class Unsubscribes {
        private static final Pattern ADDRESS =
                Pattern.compile("(?i)(?<![\\w.+-])(?:(?:u|unsubscribe)\\+|[\\w.-]+\\+u-)([a-z0-9][a-z0-9._=-]{3,62})@");
        private static final Pattern COMMAND = Pattern.compile(
                "(?iU)^\\W*+(?:(?:re|fwd?|aw)\\s*+:\\s*+){0,9}+(?:please\\s++|bitte\\s++)?+(?:list-?unsubscribe|unsubscribe(?:\\s+me)?|remove(?:\\s+me)?|opt-?\\s?out|stop|sign\\s?off"
                        + "|abmelden|abbestellen|austragen|d[ée]s(?:abonner|inscri\\p{L}*)|se d[ée]sabonner|(?:darse? de )?baja|cancelar suscripci[oó]n|cancelar inscri[çc][aã]o"
                        + "|disiscri\\p{L}*|cancellami|uitschrijven|afmelden|avregistrera|avmeld|afmeld|wypisz(?: mnie)?|odhl[aá]sit|leiratkoz\\p{L}*|dezabon\\p{L}*"
                        + "|отпис\\p{L}*|отменить подписку|удалите меня|відпис\\p{L}*|скасувати підписку|配信停止|退会|退订|退訂|取消订阅)\\W*+$");

        private Unsubscribes() {}

        static Optional<Fact> of(ReturnedMail mail, @Nullable String token) {
            String asked = asked(mail);
            if (asked != null) return Optional.of(fact("unsubscribe-address", mail, asked));
            boolean command = COMMAND.matcher(mail.subject()).matches() || isWholeBody(mail.words());
            return command ? Optional.of(fact("unsubscribe-command", mail, token)) : Optional.empty();
        }

        private static boolean isWholeBody(String words) {
            return words.length() < 200 && COMMAND.matcher(words.strip()).matches();
        }

        private static @Nullable String asked(ReturnedMail mail) {
            for (String field : List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")) {
                for (String value : mail.fields().all(field)) {
                    Matcher m = ADDRESS.matcher(value);
                    if (m.find()) return m.group(1);
                }
            }
            return null;
        }

        private static Fact fact(String rule, ReturnedMail mail, @Nullable String token) {
            return Fact.of(Cause.UNSUBSCRIBE, rule, Words.address(mail.from()), token);
        }
    }
}
