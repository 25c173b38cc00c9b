package org.broadsheet.console.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Component;

/** Database, relay and disk, as this node's health endpoint reports them. */
@Component
class HealthComponents {
    private static final long GIGABYTE = 1L << 30;

    private final ObjectProvider<HealthEndpoint> endpoint;

    HealthComponents(ObjectProvider<HealthEndpoint> endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * One part.
     *
     * @param kind {@code good} or {@code bad}
     */
    public record Part(String name, String kind, String detail) {}

    List<Part> parts() {
        HealthEndpoint here = endpoint.getIfAvailable();
        HealthDescriptor health = here == null ? null : here.health();
        if (!(health instanceof CompositeHealthDescriptor all)) return List.of();
        return new TreeMap<>(all.getComponents())
                .entrySet().stream()
                        .map(part -> part(part.getKey(), part.getValue()))
                        .toList();
    }

    private static Part part(String name, HealthDescriptor health) {
        boolean up = health.getStatus().getCode().equals("UP");
        Map<String, @Nullable Object> details =
                health instanceof IndicatedHealthDescriptor indicated ? indicated.getDetails() : Map.of();
        return new Part(name, up ? "good" : "bad", detail(details));
    }

    private static String detail(@Nullable Map<String, @Nullable Object> details) {
        if (details == null) return "";
        if (details.get("free") instanceof Long free && details.get("total") instanceof Long total)
            return "%d / %d GB".formatted(free / GIGABYTE, total / GIGABYTE);
        Object said = details.get("error");
        if (said == null) said = details.get("location");
        if (said == null) said = details.get("database");
        return said == null ? "" : TextCleaner.line(said.toString(), 200);
    }
}
