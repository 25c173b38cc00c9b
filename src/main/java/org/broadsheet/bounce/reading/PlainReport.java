package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The many reports that are written for people only: whom they name, and what they say of each. */
final class PlainReport {
    private static final int MOST_RECIPIENTS = 50;
    private static final int BEFORE = 40;
    private static final Pattern SENDER = Pattern.compile(
            "(?i)(?:mail from|envelope-from|from|sender|message-id|reply-to|return-path|contact|write to|mailto)\\W*$");
    private static final Pattern STAFF = Pattern.compile(
            "(?i)(?:mailer-daemon|postmaster|abuse|support|help(?:desk)?|admin(?:istrator)?|no-?reply|info|noc)@.*");

    private static final Pattern DELAY = Pattern.compile(
            "(?i)not yet been delivered|(?:attempts|tries) will continue|(?:will|shall) (?:continue|keep) (?:to )?try|warning message only|no action is required on your part");

    private final ReturnedMail mail;

    PlainReport(ReturnedMail mail) {
        this.mail = mail;
    }

    List<RecipientReport> troubles() {
        List<String> recipients = List.copyOf(recipients());
        if (recipients.isEmpty())
            return List.of(trouble(null, Words.cut(mail.words(), 0, mail.words().length())));
        List<RecipientReport> troubles = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            troubles.add(trouble(recipients.get(i), Words.around(mail.words(), recipients, i)));
        }
        return troubles;
    }

    private RecipientReport trouble(@Nullable String recipient, String around) {
        RecipientReport.Stage stage = RecipientReport.Stage.of(around);
        if (stage == RecipientReport.Stage.UNKNOWN) stage = RecipientReport.Stage.of(mail.words());
        String action = DELAY.matcher(Words.oneLine(mail.words())).find() ? "delayed" : "failed";
        return new RecipientReport(recipient, action, Words.status(around), Words.quoted(around), around, stage, false);
    }

    private Set<String> recipients() {
        Set<String> failed = addresses(mail.fields().get("X-Failed-Recipients"));
        if (!failed.isEmpty()) return failed;
        Set<String> named = named();
        Set<String> members = new LinkedHashSet<>(named);
        members.removeIf(a -> STAFF.matcher(a).matches());
        if (!members.isEmpty()) return members;
        return named.isEmpty() ? addresses(mail.original().get("To")) : named;
    }

    private Set<String> named() {
        Set<String> ours = ours();
        Set<String> named = new LinkedHashSet<>();
        Matcher m = Words.addresses(mail.words());
        while (m.find() && named.size() < MOST_RECIPIENTS) {
            String before = mail.words().substring(Math.max(0, m.start() - BEFORE), m.start());
            boolean sender = SENDER.matcher(before).find();
            if (!sender && !ours.contains(lower(m.group()))) named.add(m.group());
        }
        return distinct(named);
    }

    /** The addresses this report was sent to and from: they are never whom it is about. */
    private Set<String> ours() {
        Set<String> ours = new LinkedHashSet<>();
        for (String field : List.of("To", "Delivered-To", "Return-Path", "From", "Reply-To")) {
            mail.fields().all(field).forEach(value -> addresses(value).forEach(a -> ours.add(lower(a))));
        }
        return ours;
    }

    private static Set<String> addresses(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher m = Words.addresses(text);
        while (m.find() && found.size() < MOST_RECIPIENTS) found.add(m.group());
        return distinct(found);
    }

    private static Set<String> distinct(Set<String> addresses) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> distinct = new LinkedHashSet<>(addresses);
        distinct.removeIf(a -> !seen.add(lower(a)));
        return distinct;
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Whether a mail without a machine's report is a bounce at all. */
    static final class BounceDetector {
        private static final Pattern DAEMON = Pattern.compile(
                "(?iU)mailer-?daemon|mail-?daemon|post-?_?master|mail(?:er)?[ _-]?(?:delivery|deliver)[ _-]?(?:sub)?system|mail administrator|system administrator"
                        + "|content[ -]filter|delivery (?:agent|notification|subsystem)|internet mail delivery|system attendant|mta@|почтов\\p{L}+ (?:система|робот)|поштов\\p{L}+ (?:система|робот)|郵件系統|邮件系统|postamt");
        private static final Pattern SUBJECT = Pattern.compile("""
                (?iUx) undeliver(?:ed|able) | undelivered | returned\\s+(?:e-?)?mail | mail\\s+returned | return(?:ed)?\\s+to\\s+sender | failure\\s+notice | notice\\s+of\\s+failure | non-?deliver(?:y|able) | \\bndn\\b | \\bndr\\b
                | (?:mail|message|delivery|e-?mail|system)\\W+(?:delivery\\s+)?(?:fail|failed|failure|error|problem|status|notification|report) | delivery\\s+(?:status|has\\s+failed|unsuccessful|report) | (?:not|never|couldn.t|could\\s+not|cannot|can.t|unable\\s+to)\\s+(?:be\\s+)?deliver(?:ed)? | mail\\s+could\\s+not | status\\s+notification | mail\\s+system\\s+error | rejected\\s+(?:mail|message) | message\\s+(?:rejected|bounced|blocked|returned) | error\\s+sending | postmaster\\s+notify | could\\s+not\\s+send\\s+message
                | unzustellbar | nicht\\s+zugestellt | zustell(?:ung|fehler)\\p{L}* | fehler\\s+beim\\s+zustellen | rücksendung | non\\s+(?:remis|distribu|délivr)\\p{L}* | échec\\s+de\\s+(?:la\\s+)?(?:remise|distribution|livraison) | non\\s+consegnat\\p{L}* | impossibile\\s+(?:consegnare|recapitare) | mancato?\\s+recapito | no\\s+se\\s+(?:puede|pudo|ha\\s+podido)\\s+entregar | no\\s+entregad\\p{L}* | error\\s+(?:de|en\\s+la)\\s+entrega | n[aã]o\\s+(?:foi\\s+)?entreg\\p{L}* | falha\\s+(?:na|de)\\s+entrega | niedostarcz\\p{L}* | nie\\s+(?:dostarczon|doręczon)\\p{L}* | nedoruč\\p{L}* | onbestelbaar | niet\\s+(?:bezorgd|afgeleverd) | kunde\\s+inte\\s+levereras | ikke\\s+leveres | kézbesíthetetlen | teslim\\s+edilemedi
                | не\\s*доставлен\\p{L}* | недоставлен\\p{L}* | не\\s+удалось\\s+доставить | возврат\\s+(?:письма|почты) | ошибка\\s+доставки | невозможно\\s+доставить | не\\s*доставлен[оі]\\p{L}* | недоставлен\\p{L}* | не\\s+вдалося\\s+доставити | помилка\\s+доставки | повернення\\s+листа
                | 配信(?:不能|エラー|失敗|できません) | 送信エラー | 退信 | 投递失败 | 系统退信 | 無法(?:傳遞|投遞) | 未送达 | 반송 | 배달\\s*실패
                """);
        private static final Pattern BODY = Pattern.compile("""
                (?iUx) (?:could|can|was|were|has|have|had|will)\\s*(?:n.t|\\s+not|not)\\s+(?:be(?:en)?\\s+)?(?:successfully\\s+)?(?:deliver|sent|send|relay) | undeliverable | unable\\s+to\\s+deliver | did\\s+not\\s+reach | delivery\\s+(?:to\\s+the\\s+following|of\\s+(?:your|the)|has|failed) | failed\\s+(?:permanently|to\\s+deliver|to\\s+reach) | returned\\s+to\\s+(?:the\\s+)?sender | permanent\\s+(?:fatal\\s+)?(?:error|failure) | error\\s+message\\s+below | (?:mail|message|it)\\s+(?:was|has\\s+been)\\s+(?:rejected|returned|bounced|blocked) | delivery\\s+(?:errors?|problems?)
                | nicht\\s+zugestellt | n.a\\s+pas\\s+pu | no\\s+se\\s+(?:puede|pudo|ha\\s+podido) | impossibile\\s+(?:consegnare|recapitare) | n[aã]o\\s+p[oô]de | nie\\s+(?:została|mogła|dostarczon) | не\\s+может\\s+быть\\s+доставлено | не\\s+доставлен | не\\s+вдалося\\s+доставити | не\\s+удалось\\s+доставить | 送信できませんでした | 配信できません | 无法(?:投递|送达|发送)
                """);

        /** An ordinary sender's "Warning: reader@example.org - User unknown". */
        private static final Pattern ADDRESS_IN_SUBJECT = Pattern.compile(
                "(?iU)@[\\w.-]{1,250}.{0,20}\\b(?:unknown|not found|no such|undeliver\\w*|does not exist|is full|failed|rejected|unbekannt|inconnu|desconocid[oa]|sconosciut[oa]|неизвест\\w*|невідом\\w*)");

        private BounceDetector() {}

        static boolean ofBounce(ReturnedMail mail) {
            Fields fields = mail.fields();
            if (fields.has("X-Failed-Recipients")) return true;
            if (isPersonsAutoReply(mail)) return false;
            if (isDaemon(mail) || saysSo(mail.subject())) return true;
            return BODY.matcher(mail.words()).find() && (isNullSender(fields) || Words.reply(mail.words()) != null);
        }

        private static boolean saysSo(String subject) {
            return SUBJECT.matcher(subject).find()
                    || ADDRESS_IN_SUBJECT.matcher(subject).find();
        }

        private static boolean isDaemon(ReturnedMail mail) {
            return DAEMON.matcher(Words.decoded(mail.from())).find()
                    || mail.from().strip().equals("<>");
        }

        // A vacation quotes our subject and may go out with the null sender, as a bounce does.
        private static boolean isPersonsAutoReply(ReturnedMail mail) {
            return !isDaemon(mail)
                    && AutoReplies.isAutomatic(mail)
                    && !SUBJECT.matcher(mail.subject()).find();
        }

        private static boolean isNullSender(Fields fields) {
            return fields.get("Return-Path").matches("(?i)<\\s*>|<?mailer-daemon.*");
        }
    }
}
