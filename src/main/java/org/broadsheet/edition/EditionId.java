package org.broadsheet.edition;

/** The key of an edition's row. */
public record EditionId(long value) {}
