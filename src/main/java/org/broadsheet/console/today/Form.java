package org.broadsheet.console.today;

import java.util.List;
import java.util.Map;
import org.broadsheet.edition.EditorOverrides;

/**
 * A change that an editor asks for.
 *
 * @param action where the form goes
 * @param act one word for the log of changes
 * @param about the headline it concerns
 * @param fields what was typed
 * @param hidden all else that the form carries, but for the version
 */
record Form(
        String action,
        String act,
        String about,
        EditorOverrides wishes,
        List<Field> fields,
        Map<String, String> hidden) {
    boolean tooLong() {
        return fields.stream().anyMatch(Field::tooLong);
    }
}
