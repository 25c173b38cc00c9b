package org.broadsheet.smtp.reply;

import static org.broadsheet.smtp.Outcome.Scope.MESSAGE;
import static org.broadsheet.smtp.Outcome.Scope.POLICY;
import static org.broadsheet.smtp.Outcome.Scope.RECIPIENT;
import static org.broadsheet.smtp.Outcome.Scope.RELAY;
import static org.broadsheet.smtp.Outcome.Verdict.ACCEPTED;
import static org.broadsheet.smtp.Outcome.Verdict.DEFERRED;
import static org.broadsheet.smtp.Outcome.Verdict.REJECTED;
import static org.broadsheet.smtp.reply.Ruling.Consequence.GO_ON;
import static org.broadsheet.smtp.reply.Ruling.Consequence.RECONNECT;
import static org.broadsheet.smtp.reply.Ruling.Consequence.SLOW_DOWN;
import static org.broadsheet.smtp.reply.Ruling.Consequence.STOP;
import static org.broadsheet.smtp.reply.Ruling.Consequence.SUSPECT;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom a reply speaks of, and what follows. The code and the enhanced status decide; words only where these say too
 * little. In doubt a recipient is deferred: an error of ours must not become their suppression.
 */
public final class ReplyPolicy {
    /** We are not who we say we are: the same for every member (Gmail, Microsoft). */
    private static final Set<String> UNAUTHENTIC = Set.of("7.24", "7.25", "7.26", "7.27", "7.30", "7.32", "7.515");

    /** Log in first (RFC 5248; 7.57 is Microsoft's). */
    private static final Set<String> LOGIN_WANTED = Set.of("7.3", "7.8", "7.9", "7.11", "7.57");

    /** About the sender's address, though relays like to say so at RCPT only. */
    private static final Set<String> SENDER = Set.of("1.7", "1.8", "1.9");

    /** A disabled account (RFC 5248), or an address that has changed hands (RFC 7293). */
    private static final Set<String> MAILBOX_CLOSED = Set.of("7.13", "7.17", "7.18");

    /** Gmail's rate, and its daily limit. */
    private static final Set<String> QUOTA = Set.of("7.28", "4.5");

    /** Commands out of step or not understood: not a word about anyone, something is wrong between the relay and us. */
    private static final Set<Integer> OUT_OF_STEP = Set.of(500, 502, 503, 504);

    /** These say no more than "something", and relays give them for anything. */
    private static final Set<String> UNTOLD = Set.of("0.0", "2.0");

    /** The recipient's codes (RFC 5321 section 4.2.3, RFC 7504). */
    private static final Set<Integer> RECIPIENTS = Set.of(550, 551, 553, 556);

    private ReplyPolicy() {}

    /** @param reply a refusal at any stage, or the acceptance of the final dot */
    public static Ruling of(Stage stage, Reply reply) {
        if (stage.isOpening()) return opening(reply);
        if (reply.isPositive()) return Ruling.of(ACCEPTED, RECIPIENT, GO_ON, reply);
        String detail = detail(reply);
        if (UNAUTHENTIC.contains(detail)) return ourFault(reply);
        if (isLoginWanted(reply, detail)) return Ruling.of(DEFERRED, RELAY, STOP, reply);
        if (reply.isClosing()) return Ruling.of(DEFERRED, RELAY, isAboutRate(reply) ? SLOW_DOWN : RECONNECT, reply);
        if (OUT_OF_STEP.contains(reply.code())) return Ruling.of(DEFERRED, RELAY, RECONNECT, reply);
        return reply.isTransient() ? transientReply(stage, reply, detail) : permanentReply(stage, reply, detail);
    }

    /** The status without its class, and empty where the reply has none or says no more than "other". */
    private static String detail(Reply reply) {
        String status = reply.status();
        return status == null || UNTOLD.contains(status.substring(2)) ? "" : status.substring(2);
    }

    private static Ruling opening(Reply reply) {
        boolean forGood = reply.isPermanent() && !ReplyWords.RATE.in(reply);
        return Ruling.of(DEFERRED, RELAY, forGood ? STOP : SLOW_DOWN, reply);
    }

    private static boolean isLoginWanted(Reply reply, String detail) {
        return reply.code() == 530
                || reply.code() == 535
                || (reply.isPermanent() && (LOGIN_WANTED.contains(detail) || ReplyWords.NOT_AUTHENTICATED.in(reply)));
    }

    private static boolean isAboutRate(Reply reply) {
        return reply.text().startsWith("4.7.") || ReplyWords.RATE.in(reply);
    }

    private static Ruling ourFault(Reply reply) {
        return Ruling.of(reply.isPermanent() ? REJECTED : DEFERRED, MESSAGE, STOP, reply);
    }

    private static Ruling transientReply(Stage stage, Reply reply, String detail) {
        if (ReplyWords.GREYLISTED.in(reply)) return Ruling.of(DEFERRED, RELAY, GO_ON, reply);
        boolean recipients = (stage != Stage.MAIL && isMailboxNow(reply, detail))
                || (stage == Stage.RCPT && !isAboutRelay(reply, detail));
        return recipients ? Ruling.of(DEFERRED, RECIPIENT, GO_ON, reply) : Ruling.of(DEFERRED, RELAY, SLOW_DOWN, reply);
    }

    private static boolean isMailboxNow(Reply reply, String detail) {
        if (!detail.isEmpty()) return isAboutMailbox(detail);
        return ReplyWords.MAILBOX_FULL.in(reply) || ReplyWords.NO_SUCH_MAILBOX.in(reply);
    }

    private static boolean isAboutMailbox(String detail) {
        return !SENDER.contains(detail) && (detail.startsWith("1.") || detail.startsWith("2."));
    }

    /** Without a status of its own, a 4xx to RCPT is the recipient's, unless its words say otherwise. */
    private static boolean isAboutRelay(Reply reply, String detail) {
        if (detail.startsWith("4.")) return false;
        boolean vague = detail.isEmpty();
        return !vague || ReplyWords.RATE.in(reply) || ReplyWords.TRY_LATER.in(reply) || ReplyWords.POLICY.in(reply);
    }

    private static Ruling permanentReply(Stage stage, Reply reply, String detail) {
        if (SENDER.contains(detail) || isTooLarge(reply, detail)) return ourFault(reply);
        if (isQuota(stage, reply, detail)) return Ruling.of(DEFERRED, RELAY, SLOW_DOWN, reply);
        if (stage == Stage.MAIL)
            return reply.code() == 552 ? Ruling.of(DEFERRED, RELAY, SLOW_DOWN, reply) : ourFault(reply);
        if (ReplyWords.SENDER.in(reply)) return Ruling.of(DEFERRED, POLICY, SUSPECT, reply);
        if (isFull(reply, detail)) return Ruling.of(DEFERRED, RECIPIENT, GO_ON, reply);
        if (isRecipients(stage, reply, detail)) return Ruling.of(REJECTED, RECIPIENT, GO_ON, reply);
        if (isPolicy(stage, reply, detail)) return Ruling.of(DEFERRED, POLICY, SUSPECT, reply);
        return Ruling.of(REJECTED, RECIPIENT, SUSPECT, reply);
    }

    private static boolean isTooLarge(Reply reply, String detail) {
        return detail.equals("3.4") || (detail.isEmpty() && ReplyWords.TOO_LARGE.in(reply));
    }

    /** A quota of ours is spent: it fills again, though the relay says 5xx. */
    private static boolean isQuota(Stage stage, Reply reply, String detail) {
        boolean untold = detail.isEmpty() || detail.startsWith("7.");
        return QUOTA.contains(detail) || (untold && stage != Stage.RCPT && ReplyWords.RATE.in(reply));
    }

    /** A plain 552 is a 452 of old (RFC 5321 section 4.5.3.1.10), and 2.2 a full mailbox: both may pass. */
    private static boolean isFull(Reply reply, String detail) {
        boolean full = reply.code() == 552 || ReplyWords.MAILBOX_FULL.in(reply);
        return detail.equals("2.2") || (detail.isEmpty() && full);
    }

    private static boolean isRecipients(Stage stage, Reply reply, String detail) {
        boolean routing = stage == Stage.RCPT && detail.startsWith("4.");
        return isAboutMailbox(detail)
                || routing
                || MAILBOX_CLOSED.contains(detail)
                || ReplyWords.NO_SUCH_MAILBOX.in(reply);
    }

    /** After RCPT nothing is left that would be the recipient's own, unless it said so. */
    private static boolean isPolicy(Stage stage, Reply reply, String detail) {
        boolean unclear = !RECIPIENTS.contains(reply.code());
        return stage != Stage.RCPT || !detail.isEmpty() || unclear || ReplyWords.POLICY.in(reply);
    }

    /** What relays say in words where the code says too little. */
    enum ReplyWords {
        NO_SUCH_MAILBOX(
                "user unknown|unknown (user|recipient|mailbox|address|local)|no such (user|recipient|mailbox|person|address"
                        + "|account)|(user|recipient|mailbox|account|address)( \\S+)? (is |was )?(not found|unknown|does ?n[o']t exist"
                        + "|does not exist|not exist|is disabled|disabled|inactive|unavailable|invalid)|mailbox (not|un)available"
                        + "|no mailbox|not a valid (mailbox|user|recipient)|invalid (recipient|mailbox|user)|doesn't have an? .{0,20}account"
                        + "|unrouteable address|undeliverable address|recipient address rejected: (undeliverable|user)"),
        MAILBOX_FULL(
                "(mailbox|quota|storage|inbox).{0,40}(full|exceed|over)|over ?quota|exceeded.{0,20}(quota|storage)"),
        RATE(
                "\\brate\\b|rate.?limit|too many|too much mail|too fast|throttl|quota of messages|daily.{0,20}limit"
                        + "|hourly.{0,20}limit|sending limit|limit.{0,20}exceeded|concurren|\\[?TSS?\\d\\d|unusual.{0,20}volume"),
        TRY_LATER("try.{0,20}later|try again|temporar|unavailable|system (load|storage|resources)|busy"),
        GREYLISTED("gr[ae]y.?list|come back later|postgrey"),
        SENDER(
                "sender (address )?(is )?(rejected|denied|invalid|refused)|not owned by user|sender.{0,20}not (allowed|verified|authori[sz]ed)"
                        + "|domain of sender|from address.{0,20}not|invalid sender|send as"),
        NOT_AUTHENTICATED(
                "authentication (is )?required|auth(entication)? first|not authenticated|must (first )?authenticate"
                        + "|need to authenticate|requires authentication|must issue a STARTTLS"),
        POLICY(
                "spam|block ?list|blacklist|blocked|policy|polic(y|ies)|reputation|denied|relay|not permitted|prohibited|not allowed"
                        + "|spf|dkim|dmarc|unauthenticated|unsolicited|content|virus|listed (at|in|on)|banned|abuse"),
        TOO_LARGE("too (large|big|long)|size.{0,30}(exceed|limit)|exceed.{0,30}size");

        private final Pattern pattern;

        ReplyWords(String pattern) {
            this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }

        boolean in(Reply reply) {
            return pattern.matcher(OneLine.withoutAddresses(reply.text())).find();
        }
    }
}
