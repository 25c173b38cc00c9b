package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** Slices travel as JSON, and nothing that lies in the queue becomes an object of its own choosing. */
class SliceJsonTests {
    private final SliceJson json = new SliceJson();

    @Test
    void sliceArrivesAsItWasSent() throws IOException {
        byte[] octets = written(new StepExecutionRequest("slice", 42));

        assertThat(new String(octets, StandardCharsets.UTF_8))
                .isEqualTo("{\"version\":1,\"step\":\"slice\",\"id\":42}");
        assertThat(read(octets).getPayload())
                .asInstanceOf(type(StepExecutionRequest.class))
                .returns(42L, StepExecutionRequest::getStepExecutionId)
                .returns("slice", StepExecutionRequest::getStepName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":2,\"step\":\"slice\",\"id\":42}", "{\"id\":42}", "[]", "", "no json"})
    void whatIsNotUnderstoodIsKeptAsItIs(String foreign) throws IOException {
        byte[] octets = foreign.getBytes(StandardCharsets.UTF_8);

        assertThat(read(octets).getPayload()).isEqualTo(foreign);
        assertThat(written(read(octets).getPayload())).isEqualTo(octets);
    }

    @Test
    void javaObjectIsNeitherReadNorWritten() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(octets)) {
            out.writeObject(new GenericMessage<>(new Date()));
        }

        assertThat(read(octets.toByteArray()).getPayload()).isInstanceOf(String.class);
        assertThatThrownBy(() -> written(new Date())).isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] written(Object payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.serialize(new GenericMessage<>(payload), out);
        return out.toByteArray();
    }

    private Message<?> read(byte[] octets) throws IOException {
        return json.deserialize(new ByteArrayInputStream(octets));
    }
}
