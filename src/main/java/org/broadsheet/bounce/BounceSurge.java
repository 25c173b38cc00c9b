package org.broadsheet.bounce;

import java.util.OptionalLong;
import org.broadsheet.delivery.Receipt;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionId;
import org.springframework.stereotype.Component;

/** Whether so many of an edition's letters are refused that the fault cannot be the members'. */
@Component
class BounceSurge {
    /** Fewer dead addresses than this are believed in any list, however small. */
    static final int LEAST = 10;

    private static final int FEW = 3;
    private static final int SHARE = 4;

    private final Receipts receipts;

    BounceSurge(Receipts receipts) {
        this.receipts = receipts;
    }

    boolean drowns(EditionId edition, long refused) {
        if (refused < LEAST) return false;
        OptionalLong tried = tried(edition);
        return tried.isPresent() && isFlood(refused, tried.getAsLong());
    }

    /** Pure: a quarter of what was tried, or all of it. */
    static boolean isFlood(long refused, long tried) {
        return refused >= LEAST && refused * SHARE >= tried || tried >= FEW && refused >= tried;
    }

    private OptionalLong tried(EditionId edition) {
        try {
            Receipt receipt = receipts.receipt(edition);
            return OptionalLong.of(receipt.accepted() + receipt.rejected());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
