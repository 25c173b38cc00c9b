package org.broadsheet.command;

/** One thing that has to be right for mail to arrive. */
interface DoctorCheck {
    /** Never throws for what the world is like: that is a finding. */
    DoctorFinding find();
}
