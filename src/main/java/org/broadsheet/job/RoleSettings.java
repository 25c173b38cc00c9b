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

    public boolean plays(Role role) {
        return roles.contains(role);
    }
}
