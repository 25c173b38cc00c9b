package org.broadsheet.smtp;

import org.broadsheet.smtp.Outcome.Scope;

/**
 * Why a send ended before its messages did.
 *
 * @param scope {@code MESSAGE}: sender or content are refused to everyone; {@code RELAY}: login, certificate, or trouble
 *     that outlasted our patience
 * @param line one clear line for people, without members' addresses
 */
public record Stop(Scope scope, String line) {}
