package org.broadsheet.letter;

import org.jspecify.annotations.Nullable;

/**
 * A letter as a sample member would get it.
 *
 * @param html null for the text format
 * @param message the whole mail, header and body
 */
public record Preview(String subject, String text, @Nullable String html, byte[] message) {}
