package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.PatternCost;
import org.junit.jupiter.api.Test;

class RuleCostTests {
    @Test
    void everyBounceRuleIsLinear() {
        List<Pattern> patterns = BounceRules.standard().all().stream()
                .flatMap(rule -> rule.signs().stream())
                .flatMap(BounceRules.Sign::patterns)
                .toList();

        assertThat(patterns).hasSizeGreaterThan(50);
        assertThat(patterns).allSatisfy(pattern -> assertThat(PatternCost.badInputs(pattern, PatternCost.Use.FIND))
                .as(pattern.pattern())
                .isEmpty());
    }
}
