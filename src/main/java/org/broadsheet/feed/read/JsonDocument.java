package org.broadsheet.feed.read;

import org.broadsheet.feed.xml.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text to a JSON tree, and what it holds by name, whatever type people gave it. */
final class JsonDocument {
    private static final int DEEPEST = 100;
    private static final int MOST_TOKENS = 2_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonDocument() {}

    static JsonNode parse(String text) throws Unreadable {
        try {
            return MAPPER.readTree(text);
        } catch (UnexpectedEndOfInputException e) {
            throw new Unreadable("is cut off" + line(e) + ": the JSON is never closed");
        } catch (JacksonException e) {
            boolean cut = e.getOriginalMessage().contains("end-of-input");
            throw new Unreadable(
                    cut
                            ? "is cut off" + line(e) + ": the JSON is never closed"
                            : "is not well-formed JSON" + line(e) + ": " + NotFeeds.shortened(e.getOriginalMessage()));
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    /** A text or a number as text; null where it is missing, empty or something else. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isString() || value.isNumber()
                ? value.asString().replaceAll("[\\x00\\p{Cs}]", "").strip()
                : "";
        return text.isEmpty() ? null : text;
    }

    static String text(JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }
}
