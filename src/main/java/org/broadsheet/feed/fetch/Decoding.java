package org.broadsheet.feed.fetch;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Octets to text, believing the octets before any label. In order: a byte order mark; the zeros of UTF-16; UTF-8
 * wherever it is valid; the XML declaration, then the transport's label, each only where the octets bear it out; what
 * the letters look like; windows-1252.
 */
final class Decoding {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    // Labels that are put on anything.
    private static final Set<String> LATIN = Set.of("windows-1252", "ISO-8859-15");
    private static final Set<String> ESCAPED =
            Set.of("ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN", "UTF-7", "HZ-GB-2312");

    private static final Map<String, Charset> LABELS = labels();

    private Decoding() {}

    static String text(byte[] body, @Nullable String label) {
        Charset marked = mark(body);
        String text = marked != null ? new String(body, marked) : unmarked(body, label);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable Charset mark(byte[] body) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) return null;
        if (starts(body, 0, 0, 0xFE, 0xFF)) return UTF_32BE;
        if (starts(body, 0xFF, 0xFE, 0, 0)) return UTF_32LE;
        if (starts(body, 0, 0, 0, '<')) return UTF_32BE;
        if (starts(body, '<', 0, 0, 0)) return UTF_32LE;
        if (starts(body, 0xFE, 0xFF) || starts(body, 0, '<') || starts(body, 0, '{')) return StandardCharsets.UTF_16BE;
        if (starts(body, 0xFF, 0xFE) || starts(body, '<', 0) || starts(body, '{', 0)) return StandardCharsets.UTF_16LE;
        return null;
    }

    private static String unmarked(byte[] body, @Nullable String label) {
        Charset declared = declared(body);
        Charset labelled = labelled(label);
        if (escaped(declared)) return new String(body, declared);
        if (escaped(labelled)) return new String(body, labelled);
        String utf8 = strict(body, StandardCharsets.UTF_8);
        if (utf8 != null) return utf8;
        String told = told(body, declared);
        if (told == null) told = told(body, labelled);
        return told != null ? told : guessed(body);
    }

    private static Charset declaredOr(@Nullable Charset declared) {
        return declared == null ? StandardCharsets.UTF_8 : declared;
    }

    private static @Nullable Charset declared(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(head);
        return declaration.find() ? labelled(declaration.group(1)) : null;
    }

    private static boolean escaped(@Nullable Charset charset) {
        return charset != null && ESCAPED.contains(charset.name());
    }

    /** The text by this label; null where the octets do not bear it out. */
    private static @Nullable String told(byte[] body, @Nullable Charset charset) {
        Charset real = declaredOr(charset);
        if (real.equals(StandardCharsets.UTF_8) || real.name().startsWith("UTF-")) return mostlyUtf8(body);
        if (!LATIN.contains(real.name())) return strict(body, real);
        return latin(body) ? new String(body, real) : null;
    }

    // A few octets are broken where a database cut a column in the middle of a letter.
    private static @Nullable String mostlyUtf8(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        long foreign = text.chars().filter(c -> c > 0x7F).count();
        return broken * 10 <= foreign ? text : null;
    }

    // Latin letters beyond ASCII stand alone or in pairs between others; Cyrillic and Greek ones in whole words.
    private static boolean latin(byte[] body) {
        int high = 0;
        int inWords = 0;
        int run = 0;
        for (byte octet : body) {
            run = (octet & 0xFF) >= 0xC0 ? run + 1 : 0;
            if (run > 0) high++;
            if (run == 3) inWords += 3;
            else if (run > 3) inWords++;
        }
        return inWords * 2 <= high;
    }

    private static String guessed(byte[] body) {
        CharsetMatch match = new CharsetDetector().setText(letters(body)).detect();
        Charset charset = match == null ? null : labelled(windows(match.getName()));
        String text = charset == null ? null : strict(body, charset);
        return text != null ? text : new String(body, WINDOWS_1252);
    }

    // Markup is ASCII and drowns the few words that tell the language.
    private static byte[] letters(byte[] body) {
        byte[] words = new byte[Math.min(body.length, 64 * 1024)];
        int size = 0;
        boolean tag = false;
        for (int i = 0; i < body.length && size < words.length; i++) {
            if (body[i] == '<') tag = true;
            if (!tag) words[size++] = body[i];
            if (body[i] == '>') tag = false;
        }
        return Arrays.copyOf(words, size);
    }

    private static String windows(String name) {
        return switch (name) {
            case "ISO-8859-1" -> "windows-1252";
            case "ISO-8859-2" -> "windows-1250";
            case "ISO-8859-9" -> "windows-1254";
            default -> name;
        };
    }

    private static @Nullable String strict(byte[] body, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean starts(byte[] body, int... head) {
        if (body.length < head.length) return false;
        for (int i = 0; i < head.length; i++) if ((body[i] & 0xFF) != head[i]) return false;
        return true;
    }

    // By the labels of WHATWG's Encoding Standard, section 4.2, else by Java's names; null where the label is none.
    private static @Nullable Charset labelled(@Nullable String label) {
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
        try (InputStream in = Decoding.class.getResourceAsStream("encodings.txt")) {
            return new String(Objects.requireNonNull(in, "encodings.txt").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("encodings.txt in the jar", e);
        }
    }
}
