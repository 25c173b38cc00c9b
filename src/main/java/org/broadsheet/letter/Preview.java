package org.broadsheet.letter;

import java.util.Map;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.broadsheet.mail.Slots;
import org.jspecify.annotations.Nullable;

/**
 * A letter as a sample member would get it.
 *
 * @param html null for the text format
 * @param message the whole mail, header and body
 */
public record Preview(String subject, String text, @Nullable String html, byte[] message) {
    /** The words with values in place of their slots, as a member's mail program shows them. */
    static Preview filled(Rendering words, Map<String, String> values, byte[] message) {
        String html = words.html() == null ? null : fill(words.html(), values);
        return new Preview(words.subject(), fill(words.text(), values), html, message);
    }

    private static String fill(String words, Map<String, String> values) {
        String filled = words;
        for (var value : values.entrySet()) filled = filled.replace(Slots.mark(value.getKey()), value.getValue());
        return filled;
    }
}
