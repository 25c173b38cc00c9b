package org.broadsheet.smtp;

/**
 * A moment at which the relay is to answer.
 *
 * @param verb CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, DOT, RSET, NOOP or QUIT
 * @param line the command as it came
 * @param connection which one, from 1
 * @param message how many DATA commands were answered on this connection before
 * @param recipient of the message under way, or empty
 */
public record Exchange(String verb, String line, int connection, int message, String recipient) {}
