package org.broadsheet.letter;

import java.util.regex.Pattern;

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
        if (!HEX.matcher(hex).matches()) throw new IllegalArgumentException("a colour is written #rrggbb, not " + hex);
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
