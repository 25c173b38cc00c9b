package org.broadsheet.smtp;

import java.util.regex.Pattern;

/** What relays say in words where the code says too little. */
enum ReplyWords {
    NO_SUCH_MAILBOX(
            "user unknown|unknown (user|recipient|mailbox|address|local)|no such (user|recipient|mailbox|person|address"
                    + "|account)|(user|recipient|mailbox|account|address)( \\S+)? (is |was )?(not found|unknown|does ?n[o']t exist"
                    + "|does not exist|not exist|is disabled|disabled|inactive|unavailable|invalid)|mailbox (not|un)available"
                    + "|no mailbox|not a valid (mailbox|user|recipient)|invalid (recipient|mailbox|user)|doesn't have an? .{0,20}account"
                    + "|unrouteable address|undeliverable address|recipient address rejected: (undeliverable|user)"),
    MAILBOX_FULL("(mailbox|quota|storage|inbox).{0,40}(full|exceed|over)|over ?quota|exceeded.{0,20}(quota|storage)"),
    RATE("\\brate\\b|rate.?limit|too many|too much mail|too fast|throttl|quota of messages|daily.{0,20}limit"
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
