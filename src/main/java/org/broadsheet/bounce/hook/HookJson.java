package org.broadsheet.bounce.hook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON of a call: what the signature needs by a stream that keeps nothing else, and all of it as a tree only
 * once it is proved. Both within bounds of depth, tokens and lengths, and without a name twice in an object, so that both
 * see the same.
 */
final class HookJson {
    /** SendGrid tells up to a thousand events at once, of some thirty tokens each. */
    private static final int TOKENS = 100_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxTokenCount(TOKENS)
                            .maxStringLength(512 * 1024)
                            .maxNameLength(1000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private HookJson() {}

    /** @throws tools.jackson.core.JacksonException where it is none, or one beyond the bounds */
    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** @throws tools.jackson.core.JacksonException as {@link #tree(byte[])} */
    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /**
     * The texts of these names in the document's object, or in the object of that name in it; names that are not there or
     * hold something else are left out.
     *
     * @param object a name at the top, or empty for the top itself
     * @throws tools.jackson.core.JacksonException as {@link #tree(byte[])}
     */
    static Map<String, String> texts(byte[] json, String object, Set<String> names) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return texts;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (object.isEmpty()) keep(parser, name, names, texts);
                else if (name.equals(object) && value == JsonToken.START_OBJECT) inner(parser, names, texts);
                else parser.skipChildren();
            }
        }
        return texts;
    }

    private static void inner(JsonParser parser, Set<String> names, Map<String, String> texts) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            keep(parser, name, names, texts);
        }
    }

    private static void keep(JsonParser parser, String name, Set<String> names, Map<String, String> texts) {
        if (names.contains(name) && parser.currentToken() == JsonToken.VALUE_STRING)
            texts.put(name, parser.getString());
        else parser.skipChildren();
    }
}
