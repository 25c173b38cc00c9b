package org.broadsheet.letter;

import java.net.URI;
import java.util.regex.Pattern;
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
        require(logo == null || LetterText.isWeb(logo.toString()), "logo must be an http or https address");
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

    /** A colour of the screen, {@code #rrggbb}, and how well it can be read on another (WCAG 2.2). */
    public record Colour(int red, int green, int blue) {
        private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

        static final Colour PAPER = valueOf("#fbfaf7");
        static final Colour DARK_PAPER = valueOf("#171614");
        static final Colour ACCENT = valueOf("#1d4e89");
        static final Colour DARK_ACCENT = valueOf("#8fb8e8");
        /** What WCAG 2.2 AA asks of text. */
        static final double READABLE = 4.5;

        private static final int LIGHTER = 4;

        /** Reads {@code #rrggbb}; Spring reads settings by this method. */
        public static Colour valueOf(String hex) {
            if (!HEX.matcher(hex).matches())
                throw new IllegalArgumentException("a colour is written #rrggbb, not " + hex);
            int rgb = Integer.parseInt(hex.substring(1), 16);
            return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        }

        /** From 1, the same, to 21, black on white. */
        double contrast(Colour other) {
            double mine = luminance();
            double its = other.luminance();
            return (Math.max(mine, its) + 0.05) / (Math.min(mine, its) + 0.05);
        }

        /** This colour, mixed with as much white as it takes to be read with ease on a dark ground. */
        Colour readableOn(Colour ground) {
            Colour colour = this;
            while (colour.contrast(ground) < READABLE * 2) colour = colour.lighter();
            return colour;
        }

        private Colour lighter() {
            return new Colour(up(red), up(green), up(blue));
        }

        private static int up(int part) {
            return Math.min(255, part + Math.max(1, (255 - part) / LIGHTER));
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int part) {
            double share = part / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        @Override
        public String toString() {
            return String.format("#%02x%02x%02x", red, green, blue);
        }
    }
}
