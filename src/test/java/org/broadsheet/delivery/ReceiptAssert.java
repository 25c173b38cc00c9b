package org.broadsheet.delivery;

import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.broadsheet.delivery.DeliveryRun.Status;

/** What a receipt counts: {@code assertThat(receipt).is(FINISHED).accepted(1500).twiceAtMost(8)}. */
public final class ReceiptAssert extends AbstractObjectAssert<ReceiptAssert, DeliveryStats> {
    private ReceiptAssert(DeliveryStats receipt) {
        super(receipt, ReceiptAssert.class);
    }

    public static ReceiptAssert assertThat(DeliveryStats receipt) {
        return new ReceiptAssert(receipt);
    }

    public ReceiptAssert is(Status status) {
        Assertions.assertThat(actual.run().status()).as(descriptionText()).isEqualTo(status);
        return this;
    }

    public ReceiptAssert recipients(long members) {
        return counts("recipients", actual.recipients(), members);
    }

    public ReceiptAssert accepted(long members) {
        return counts("accepted", actual.accepted(), members);
    }

    public ReceiptAssert rejected(long members) {
        return counts("rejected", actual.rejected(), members);
    }

    public ReceiptAssert suppressed(long members) {
        return counts("suppressed", actual.suppressed(), members);
    }

    public ReceiptAssert uncertain(long members) {
        return counts("uncertain", actual.uncertain(), members);
    }

    public ReceiptAssert expired(long members) {
        return counts("expired", actual.expired(), members);
    }

    public ReceiptAssert unserved(long members) {
        return counts("unserved", actual.unserved(), members);
    }

    public ReceiptAssert open(long members) {
        return counts("open", actual.open(), members);
    }

    public ReceiptAssert twice(long members) {
        return counts("twice", actual.twice(), members);
    }

    /** So many may have it twice, at most. */
    public ReceiptAssert twiceAtMost(long members) {
        Assertions.assertThat(actual.twice()).as("%s: twice", descriptionText()).isLessThanOrEqualTo(members);
        return this;
    }

    private ReceiptAssert counts(String what, long counted, long expected) {
        Assertions.assertThat(counted).as("%s: %s", descriptionText(), what).isEqualTo(expected);
        return this;
    }
}
