package org.broadsheet.mail;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message while it is filled: the values, and the chunks so far, which are joined by a single copy. */
final class Filling {
    private final Map<String, String> values;
    private @Nullable String boundary;
    private byte[][] chunks = new byte[64][];
    private int count;
    private int size;

    Filling(Map<String, String> values) {
        this.values = values;
    }

    String value(String slot) {
        String value = values.get(slot);
        if (value == null) throw new IllegalArgumentException("no value for the slot '" + slot + "'");
        return value;
    }

    String boundary() {
        if (boundary == null) boundary = Boundary.from(value(Form.BOUNDARY));
        return boundary;
    }

    /** The caller must not change the chunk afterwards. */
    void add(byte[] chunk) {
        if (count == chunks.length) chunks = Arrays.copyOf(chunks, 2 * count);
        chunks[count++] = chunk;
        size += chunk.length;
    }

    byte[] octets() {
        byte[] octets = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(chunks[i], 0, octets, at, chunks[i].length);
            at += chunks[i].length;
        }
        return octets;
    }
}
