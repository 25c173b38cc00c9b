package org.broadsheet.bounce.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes facts of troubles. */
final class Judgement {
    private static final int LONGEST = 500;

    private final Rulebook rules;

    Judgement(Rulebook rules) {
        this.rules = rules;
    }

    List<Fact> of(List<Trouble> troubles, @Nullable String token) {
        List<Fact> facts = new ArrayList<>();
        for (Trouble trouble : troubles) {
            Fact fact = fact(trouble, token);
            // A text names people of whom it says nothing; they count only where nobody else is in trouble.
            if (trouble.formal() || !fact.rule().equals(Rulebook.UNCLEAR.rule())) facts.add(fact);
        }
        if (facts.isEmpty() && !troubles.isEmpty()) facts.add(fact(troubles.get(0), token));
        return List.copyOf(facts);
    }

    Fact of(Trouble trouble, @Nullable String token) {
        return fact(trouble, token);
    }

    static boolean isUnclear(List<Fact> facts) {
        return facts.stream().allMatch(f -> f.rule().equals(Rulebook.UNCLEAR.rule()));
    }

    private Fact fact(Trouble trouble, @Nullable String token) {
        if (isSuccess(trouble)) return fact(trouble, token, Cause.NOT_A_BOUNCE, Kind.NONE, "delivered");
        if (trouble.action().equals("delayed")) return fact(trouble, token, Cause.NOT_A_BOUNCE, Kind.SOFT, "delayed");
        Rulebook.Ruling ruling = rules.judge(trouble);
        Kind kind = trouble.isTemporary() ? Kind.SOFT : ruling.cause().kind();
        return fact(trouble, token, ruling.cause(), kind, ruling.rule());
    }

    private static boolean isSuccess(Trouble trouble) {
        return trouble.action().matches("delivered|relayed|expanded")
                || (trouble.status() != null && trouble.status().startsWith("2"));
    }

    private static Fact fact(Trouble trouble, @Nullable String token, Cause cause, Kind kind, String rule) {
        return new Fact(kind, cause, trouble.recipient(), trouble.status(), diagnostic(trouble), rule, token);
    }

    private static @Nullable String diagnostic(Trouble trouble) {
        String words = trouble.diagnostic().isBlank() ? Words.firstParagraph(trouble.around()) : trouble.diagnostic();
        String line = Words.oneLine(words);
        if (line.isEmpty()) return null;
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
