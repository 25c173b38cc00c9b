package org.broadsheet.delivery;

/**
 * An edition's recipients at one domain.
 *
 * @param domain of their addresses, in lower case; empty for those who cannot be mailed any more
 * @param deferred still waiting, or given up because it was too late
 */
public record DomainCount(String domain, long accepted, long rejected, long deferred) {}
