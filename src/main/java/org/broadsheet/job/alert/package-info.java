/** Whether what should happen happens: alerts for people, and metrics. */
@NullMarked
package org.broadsheet.job.alert;

import org.jspecify.annotations.NullMarked;
