package org.broadsheet.bounce.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A member, or the member's mail program, asks by mail to be let go: by the address written to, or by the command. */
final class Unsubscribes {
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
