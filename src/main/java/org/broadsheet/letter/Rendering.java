package org.broadsheet.letter;

import org.jspecify.annotations.Nullable;

/**
 * A letter in words, once for all of its members.
 *
 * @param html null for the text format
 */
record Rendering(String subject, String text, @Nullable String html) {}
