package org.broadsheet.job;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code broadsheet.roles}: which of its roles this replica plays; by default all of them. */
@ConfigurationProperties("broadsheet")
public record RoleSettings(
        @DefaultValue({"web", "schedule", "deliver"}) Set<Role> roles) {

    public RoleSettings {
        roles = Set.copyOf(roles);
    }

    /** What a replica of the program does for the newsroom. */
    public enum Role {
        /** Serves the pages of members and editors, and the API. */
        WEB,
        /** Starts digests when their time has come, polls feeds, and resumes runs whose process died. */
        SCHEDULE,
        /** Delivers the editions that are open. */
        DELIVER
    }

    public boolean plays(Role role) {
        return roles.contains(role);
    }
}
