package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.bounce.reading.BounceRules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of troubles. What weighs more is asked first: the refusing system's own words, then a telling status of
 * the machine's report (RFC 3463), then what the report says to people around them, and codes at last.
 */
final class BounceClassifier {
    private static final String UNCLEAR = "unclear";
    private static final int LONGEST = 500;

    private final BounceRules rules;

    BounceClassifier(BounceRules rules) {
        this.rules = rules;
    }

    List<Fact> of(List<RecipientReport> troubles, @Nullable String token) {
        List<Fact> facts = new ArrayList<>();
        for (RecipientReport trouble : troubles) {
            Fact fact = of(trouble, token);
            // A text names people of whom it says nothing; they count only where nobody else is in trouble.
            if (trouble.formal() || !isUnclear(fact)) facts.add(fact);
        }
        if (facts.isEmpty() && !troubles.isEmpty()) facts.add(of(troubles.get(0), token));
        return List.copyOf(facts);
    }

    static boolean isUnclear(Fact fact) {
        return fact.rule().equals(UNCLEAR);
    }

    Fact of(RecipientReport trouble, @Nullable String token) {
        if (isSuccess(trouble)) return fact(trouble, token, Cause.NOT_A_BOUNCE, BounceKind.NONE, "delivered");
        if (trouble.action().equals("delayed"))
            return fact(trouble, token, Cause.NOT_A_BOUNCE, BounceKind.SOFT, "delayed");
        Optional<Rule> rule = rule(trouble);
        if (rule.isEmpty()) return fact(trouble, token, Cause.UNREACHABLE, BounceKind.SOFT, UNCLEAR);
        // A reply "unknown" under the sentence "the account is disabled": the doubt is the member's.
        boolean contradicted = rule.get().doubtful() && isCalledDisabled(trouble);
        return judged(trouble, token, rule.get(), contradicted);
    }

    private boolean isCalledDisabled(RecipientReport trouble) {
        return spoken(Words.plain(evidence(trouble.around())), trouble)
                .filter(rule -> rule.cause() == Cause.DISABLED)
                .isPresent();
    }

    private static boolean isSuccess(RecipientReport trouble) {
        return trouble.action().matches("delivered|relayed|expanded")
                || (trouble.status() != null && trouble.status().startsWith("2"));
    }

    private Optional<Rule> rule(RecipientReport trouble) {
        String quoted = Words.plain(trouble.diagnostic());
        String around = Words.plain(evidence(trouble.around()));
        boolean telling = trouble.formal() && !Words.isVague(trouble.status());
        return spoken(quoted, trouble)
                .or(() -> telling ? first("", trouble, false) : Optional.empty())
                .or(() -> spoken(around, trouble))
                .or(() -> first("", trouble, false))
                .or(() -> first(quoted + " " + around, trouble, true));
    }

    private String evidence(String around) {
        return around.lines().filter(line -> !rules.isIgnored(line)).collect(Collectors.joining("\n"));
    }

    private Optional<Rule> spoken(String plain, RecipientReport trouble) {
        return plain.isEmpty() ? Optional.empty() : first(plain, trouble, false);
    }

    private Optional<Rule> first(String plain, RecipientReport trouble, boolean last) {
        Stream<Rule> asked = rules.asked(last);
        return asked.filter(rule -> rule.holds(plain, trouble)).findFirst();
    }

    private static Fact judged(RecipientReport trouble, @Nullable String token, Rule rule, boolean contradicted) {
        Cause cause = java.util.Objects.requireNonNull(rule.cause());
        boolean isOfTheAddress = cause == Cause.DEAD_ADDRESS || cause == Cause.DEAD_DOMAIN || cause == Cause.DISABLED;
        // RFC 5321, section 4.2.1: a 4xx asks to try again, whatever its words.
        if (isOfTheAddress && trouble.isTemporary())
            return fact(trouble, token, Cause.UNREACHABLE, BounceKind.SOFT, rule.name() + "-for-now");
        if (rule.doubtful() && (contradicted || !isCorroborated(trouble)))
            return fact(trouble, token, Cause.DISABLED, BounceKind.SOFT, rule.name() + "-uncorroborated");
        BounceKind kind = trouble.isTemporary() ? BounceKind.SOFT : cause.kind();
        return fact(trouble, token, cause, kind, rule.name());
    }

    // "User unknown" is also what filters say after the whole message, or what a careless gateway says of everything:
    // a second witness is wanted. That is the command refused, the code of the address, or a reply that names the
    // address.
    private static boolean isCorroborated(RecipientReport trouble) {
        if (trouble.stage() == RecipientReport.Stage.RCPT || trouble.hasStatus("5\\.1\\.\\d{1,3}")) return true;
        return trouble.stage() == RecipientReport.Stage.UNKNOWN
                && trouble.formal()
                && !trouble.reply().isEmpty()
                && trouble.namesRecipient()
                && (!trouble.hasStatus("5\\.[2367]\\.\\d{1,3}") || isTheirOwnVagueStatus(trouble));
    }

    // 5.3 is about systems; but some say 5.3.0 to everything, in the reply itself and not over it.
    private static boolean isTheirOwnVagueStatus(RecipientReport trouble) {
        return trouble.hasStatus("5\\.3\\.0") && trouble.diagnostic().matches("(?s)5\\d\\d[ -]#?5\\.3\\.0\\b.*");
    }

    private static Fact fact(
            RecipientReport trouble, @Nullable String token, Cause cause, BounceKind kind, String rule) {
        return new Fact(kind, cause, trouble.recipient(), trouble.status(), evidenceOf(trouble), rule, token);
    }

    // Greetings are no evidence: what stands at the recipient's address is.
    private static @Nullable String evidenceOf(RecipientReport trouble) {
        String line = Words.oneLine(trouble.diagnostic().isBlank() ? said(trouble) : trouble.diagnostic());
        if (line.isEmpty()) return null;
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static String said(RecipientReport trouble) {
        String around = trouble.around();
        String recipient = trouble.recipient();
        int named =
                recipient == null ? -1 : around.toLowerCase(Locale.ROOT).indexOf(recipient.toLowerCase(Locale.ROOT));
        String from = named < 0 ? around : around.substring(around.lastIndexOf('\n', named) + 1);
        return Words.firstParagraph(from);
    }
}
