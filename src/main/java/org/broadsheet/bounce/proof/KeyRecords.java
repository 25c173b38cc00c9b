package org.broadsheet.bounce.proof;

import java.util.List;

/** The TXT records of a name in the DNS, each in one piece; empty where there are none, or where the DNS does not answer. */
public interface KeyRecords {
    List<String> of(String name);
}
