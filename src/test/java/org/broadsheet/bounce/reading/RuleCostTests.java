package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.PatternCost;
import org.junit.jupiter.api.Test;

class RuleCostTests {
    @Test
    void everyBounceRuleIsLinear() {
        List<Pattern> patterns = Rulebook.standard().rules().stream()
                .flatMap(rule -> rule.signs().stream())
                .flatMap(sign -> Stream.of(sign.words(), sign.status(), sign.reply()))
                .filter(Objects::nonNull)
                .toList();

        assertThat(patterns).hasSizeGreaterThan(50);
        assertThat(patterns).allSatisfy(pattern -> assertThat(PatternCost.badInputs(pattern, PatternCost.Use.FIND))
                .as(pattern.pattern())
                .isEmpty());
    }
}
