package org.broadsheet.console.account;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A form that arrived when its sender was no longer logged in.
 *
 * @param files whether it had files, which are not kept
 */
public record Kept(String path, List<Field> fields, boolean files) implements Serializable {
    static final String ATTRIBUTE = "broadsheet.kept";

    public Kept {
        fields = List.copyOf(fields);
    }

    /** One field as it was typed. */
    public record Field(String name, String value) implements Serializable {}

    /** What a person typed or chose, without what the page put in by itself. */
    public List<Field> typed() {
        List<Field> typed = new ArrayList<>();
        for (Field field : fields) if (!field.value().isBlank()) typed.add(field);
        return typed;
    }
}
