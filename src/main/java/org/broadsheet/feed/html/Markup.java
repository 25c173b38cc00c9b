package org.broadsheet.feed.html;

/**
 * HTML of an item.
 *
 * @param base of its relative addresses; empty for the item's
 * @param literal made of plain text, so that "&lt;b&gt;" in it is three letters
 */
public record Markup(String html, String base, boolean literal) {
    public static final Markup NONE = new Markup("", "", false);

    public static Markup html(String html) {
        return new Markup(html, "", false);
    }

    public static Markup text(String text) {
        return new Markup(Html.escaped(text), "", true);
    }

    public boolean isBlank() {
        return html.isBlank();
    }
}
