package org.broadsheet.feed.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Charsets by the labels that documents and servers put on them (WHATWG Encoding Standard, section 4.2), else Java's names. */
final class Encodings {
    private static final Map<String, Charset> LABELS = labels();

    private Encodings() {}

    /** Null where the label is none that can be decoded. */
    static @Nullable Charset labelled(@Nullable String label) {
        if (label == null) return null;
        String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
        Charset known = LABELS.get(name);
        return known == null ? named(name) : known;
    }

    private static @Nullable Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Charset> labels() {
        Map<String, Charset> labels = new HashMap<>();
        for (String line : table().lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] words = line.split(" ");
            Charset charset = named(words[0]);
            for (int i = 1; charset != null && i < words.length; i++) labels.put(words[i], charset);
        }
        return Map.copyOf(labels);
    }

    private static String table() {
        try (InputStream in = Encodings.class.getResourceAsStream("encodings.txt")) {
            return new String(Objects.requireNonNull(in, "encodings.txt").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("encodings.txt in the jar", e);
        }
    }
}
