/** The executions of the digest job: each run in one process at a time, and resumed where its process died. */
@NullMarked
package org.broadsheet.job.execution;

import org.jspecify.annotations.NullMarked;
