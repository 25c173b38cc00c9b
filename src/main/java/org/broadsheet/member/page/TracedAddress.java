package org.broadsheet.member.page;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Keeps members' keys out of traces: the addresses of their pages hold them, so a trace has the pattern alone. */
@Component
class TracedAddress implements ObservationFilter {
    private static final String ADDRESS = "http.url";

    @Override
    public Observation.Context map(Observation.Context context) {
        if (!(context instanceof ServerRequestObservationContext request)) return context;
        String pattern = request.getPathPattern();
        return context.addHighCardinalityKeyValue(KeyValue.of(ADDRESS, pattern == null ? "UNKNOWN" : pattern));
    }
}
