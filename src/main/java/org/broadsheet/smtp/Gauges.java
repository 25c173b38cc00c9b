package org.broadsheet.smtp;

/** The engine at a glance, for metrics. */
public record Gauges(Flow flow, int openConnections, int allowedConnections, long accepted) {}
