package org.broadsheet.edition.override;

import java.time.Instant;

/**
 * One change by an editor.
 *
 * @param version what it made
 * @param act one word, such as {@code out} or {@code note}
 * @param about the headline it concerns; empty where it concerns the edition
 */
public record EditorChange(int version, String editor, Instant at, String act, String about) {}
