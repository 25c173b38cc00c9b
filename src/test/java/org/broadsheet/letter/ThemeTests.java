package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.letter.LetterSettings.Colour;
import org.broadsheet.letter.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of the theme can be read, in light and in dark. */
class ThemeTests {
    @ParameterizedTest
    @CsvSource({
        "light,ink,paper", "light,quiet,paper", "light,accent,paper", "light,paper,accent", "light,ink,ground",
        "dark,ink,paper", "dark,quiet,paper", "dark,accent,paper", "dark,paper,accent", "dark,ink,ground"
    })
    void inkStandsOutFromItsGround(String mode, String ink, String ground, @TempDir Path folder) throws IOException {
        assertThat(colour(folder, mode, ink).contrast(colour(folder, mode, ground)))
                .isGreaterThanOrEqualTo(Colour.READABLE);
    }

    @ParameterizedTest
    @CsvSource({"ink,paper", "quiet,paper", "accent,paper", "ink,ground", "paper,accent"})
    void inkStandsOutStillWhenAMailProgramInvertsTheLetter(String ink, String ground, @TempDir Path folder)
            throws IOException {
        Colour front = inverted(colour(folder, "light", ink));
        Colour back = inverted(colour(folder, "light", ground));

        assertThat(front.contrast(back)).isGreaterThanOrEqualTo(Colour.READABLE);
    }

    @Test
    void blackOnWhiteIsTheMost() {
        assertThat(Colour.valueOf("#000000").contrast(Colour.valueOf("#ffffff")))
                .isEqualTo(21, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#7a1f1f", "#0b5d3b", "#5b2a86", "#1c1b19"})
    void accentOfANewsroomIsReadableInTheDarkToo(String accent) {
        Colour dark = settings(accent).dark();

        assertThat(dark.contrast(Colour.DARK_PAPER)).isGreaterThanOrEqualTo(Colour.READABLE);
    }

    @Test
    void accentThatCannotBeReadIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("#ffd500"))
                .withMessageContaining("broadsheet.letter.accent");
        assertThatIllegalArgumentException().isThrownBy(() -> settings("red")).withMessageContaining("#rrggbb");
    }

    private static LetterSettings settings(String accent) {
        return new LetterSettings(Colour.valueOf(accent), null, null, 280, 56, null);
    }

    private static Colour colour(Path folder, String mode, String name) throws IOException {
        Path asking = folder.resolve("email/colour.ftl");
        Files.createDirectories(asking.getParent());
        Files.writeString(asking, "<#import \"_theme.ftl\" as t>${t." + mode + "." + name + "}");
        Templates templates =
                new LetterRoom().with("broadsheet.templates", folder.toString()).templates();
        return Colour.valueOf(templates.render("email/colour.ftl", Map.of(), Locale.ENGLISH));
    }

    private static Colour inverted(Colour colour) {
        return new Colour(255 - colour.red(), 255 - colour.green(), 255 - colour.blue());
    }
}
