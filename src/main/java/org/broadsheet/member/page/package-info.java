/** The members' own pages: join, confirm, choose, leave, come back, be forgotten. */
@NullMarked
package org.broadsheet.member.page;

import org.jspecify.annotations.NullMarked;
