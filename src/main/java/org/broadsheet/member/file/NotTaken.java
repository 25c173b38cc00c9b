package org.broadsheet.member.file;

/**
 * A row that changed nothing although it should have.
 *
 * @param line where it begins in its file, counted from 1, the header and lines within cells included
 * @param email the cell as it stood there
 * @param outcome {@code rejected} or {@code suppressed}
 */
public record NotTaken(String file, long line, String email, String outcome, String reason) {}
