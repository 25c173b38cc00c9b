package org.broadsheet.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.Serializer;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A slice on its way to a worker: {@code {"version":1,"step":"slice","id":42}}. Never a Java object, which whoever can
 * write to the table could choose. What another version of the program wrote stays the text it is.
 */
final class SliceJson implements Serializer<Message<?>>, Deserializer<Message<?>> {
    private static final int VERSION = 1;

    private final JsonMapper json = JsonMapper.shared();

    private record Slice(int version, String step, long id) {}

    @Override
    public void serialize(Message<?> message, OutputStream out) throws IOException {
        out.write(text(message.getPayload()).getBytes(StandardCharsets.UTF_8));
    }

    private String text(Object payload) {
        if (payload instanceof StepExecutionRequest request)
            return json.writeValueAsString(new Slice(VERSION, request.getStepName(), request.getStepExecutionId()));
        if (payload instanceof String foreign) return foreign;
        throw new IllegalArgumentException("no slice: " + payload.getClass().getName());
    }

    @Override
    public Message<?> deserialize(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new GenericMessage<>(payload(text));
    }

    private Object payload(String text) {
        try {
            JsonNode node = json.readTree(text);
            if (node.path("version").asInt(0) != VERSION) return text;
            return new StepExecutionRequest(
                    node.path("step").asString(), node.path("id").asLong());
        } catch (JacksonException e) {
            return text;
        }
    }
}
