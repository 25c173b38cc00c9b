package org.broadsheet.delivery;

import org.broadsheet.edition.EditionId;

/**
 * The partition of one edition, which our statements name {@code delivery_n}. They name it and not its parent, so that no
 * statement locks or plans for all editions ever sent.
 */
record EditionPartition(EditionId edition) {
    String name() {
        return "delivery_" + edition.value();
    }

    String sql(String statement) {
        return statement.replace("delivery_n", name());
    }
}
