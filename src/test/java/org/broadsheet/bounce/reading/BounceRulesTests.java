package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceRulesTests {
    @Test
    void standardRulesAreSound() {
        assertThat(BounceRules.standard().all()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words before any rule",
                "[a] no-such-cause\nwords x",
                "[a] disabled\n",
                "[a] disabled\nwords x\n[a] disabled\nwords y",
                "[a] disabled\nwords (",
                "[a] disabled\nphrase x",
                "[a] disabled at=nowhere\nwords x",
                "[a] disabled\nwords <nobody>",
                "let x one",
                "[A b] disabled\nwords x",
            })
    void faultyRuleIsRefusedWithItsPlace(String rules) {
        assertThatThrownBy(() -> BounceRules.parse("rules", rules))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("rules");
    }
}
