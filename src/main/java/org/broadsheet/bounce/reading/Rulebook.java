package org.broadsheet.bounce.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges a trouble by the rules of {@code bounce-rules.txt}: the reply's own words first, then those around it, then codes. */
final class Rulebook {
    /** What a rule makes of a trouble. */
    record Ruling(Cause cause, String rule) {}

    static final Ruling UNCLEAR = new Ruling(Cause.UNREACHABLE, "unclear");

    private final List<Rule> rules;

    Rulebook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static Rulebook standard() {
        return new Rulebook(RuleFile.read("/org/broadsheet/bounce/bounce-rules.txt"));
    }

    Ruling judge(Trouble trouble) {
        String quoted = Words.plain(trouble.diagnostic());
        String around = Words.plain(trouble.around());
        return spoken(quoted, trouble)
                .or(() -> spoken(around, trouble))
                .or(() -> first("", trouble, r -> !r.last()))
                .or(() -> first(quoted + " " + around, trouble, Rule::last))
                .map(rule -> ruling(rule, trouble))
                .orElse(UNCLEAR);
    }

    private Optional<Rule> spoken(String plain, Trouble trouble) {
        return plain.isEmpty() ? Optional.empty() : first(plain, trouble, r -> !r.last());
    }

    private Optional<Rule> first(String plain, Trouble trouble, Predicate<Rule> kind) {
        return rules.stream().filter(kind).filter(r -> r.holds(plain, trouble)).findFirst();
    }

    private static Ruling ruling(Rule rule, Trouble trouble) {
        if (rule.cause() == Cause.DEAD_ADDRESS && trouble.isTemporary()) {
            return new Ruling(Cause.UNREACHABLE, rule.name() + "-for-now");
        }
        if (rule.doubtful() && !isCorroborated(trouble)) {
            return new Ruling(Cause.DISABLED, rule.name() + "-uncorroborated");
        }
        return new Ruling(rule.cause(), rule.name());
    }

    // "User unknown" is also what filters say after the whole message, or what a careless gateway says of
    // everything: a second witness is wanted. That is the command refused, the code of the address, or a formal report
    // that quotes a reply which names the address.
    private static boolean isCorroborated(Trouble trouble) {
        if (trouble.stage() == Stage.RCPT || trouble.hasStatus("5\\.1\\..*")) return true;
        return trouble.stage() == Stage.UNKNOWN
                && trouble.formal()
                && !trouble.reply().isEmpty()
                && trouble.namesRecipient()
                && !trouble.hasStatus("5\\.[2367]\\..*");
    }

    List<Rule> rules() {
        return rules;
    }
}
