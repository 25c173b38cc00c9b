package org.broadsheet.member.post;

/**
 * An errand that is being run.
 *
 * @param tries how many there were, this one included
 */
record Waiting(long id, Errand errand, int tries) {}
