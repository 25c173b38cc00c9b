package org.broadsheet.console.today;

import org.jspecify.annotations.Nullable;

/**
 * A field of a form that is shown once more, so that nothing typed is lost.
 *
 * @param name in the form; its label is in the words files
 * @param typed what the editor typed
 * @param now what stands there now, where that may be another's; null: of no interest
 * @param most how many characters may stand there
 */
public record Field(String name, String typed, @Nullable String now, int most) {
    public int length() {
        return typed.codePointCount(0, typed.length());
    }

    public boolean tooLong() {
        return length() > most;
    }

    public boolean differs() {
        return now != null && !now.equals(typed);
    }
}
