package org.broadsheet.letter;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.letter.*}: the newsroom's own touch on its letters.
 *
 * @param accent the one colour, as {@code #rrggbb}; it must be readable on the letter's paper
 * @param accentDark the accent in dark mode; by default the accent, made as light as dark paper needs
 * @param logo a picture in place of the name in the masthead; its size is that of the letter, not of the file
 * @param senderId the last field of {@code Feedback-ID}, 5 to 15 letters or digits; by default made from the domain of From
 */
@ConfigurationProperties("broadsheet.letter")
public record LetterSettings(
        @DefaultValue("#1d4e89") Colour accent,
        @Nullable Colour accentDark,
        @Nullable URI logo,
        @DefaultValue("280") int logoWidth,
        @DefaultValue("56") int logoHeight,
        @Nullable String senderId) {

    public LetterSettings {
        require(accent.contrast(Colour.PAPER) >= Colour.READABLE, "accent must stand out from paper by 4.5 to 1");
        require(
                accentDark == null || accentDark.contrast(Colour.DARK_PAPER) >= Colour.READABLE,
                "accent-dark must stand out from dark paper by 4.5 to 1");
        require(logo == null || Links.isWeb(logo.toString()), "logo must be an http or https address");
        require(logoWidth > 0 && logoWidth <= 560, "logo-width must be 1 to 560");
        require(logoHeight > 0 && logoHeight <= 300, "logo-height must be 1 to 300");
        require(
                senderId == null || senderId.matches("[A-Za-z0-9]{5,15}"),
                "sender-id must be 5 to 15 letters or digits");
    }

    Colour dark() {
        if (accentDark != null) return accentDark;
        return accent.equals(Colour.ACCENT) ? Colour.DARK_ACCENT : accent.readableOn(Colour.DARK_PAPER);
    }

    private static void require(boolean fulfilled, String rule) {
        if (!fulfilled) throw new IllegalArgumentException("broadsheet.letter." + rule);
    }
}
