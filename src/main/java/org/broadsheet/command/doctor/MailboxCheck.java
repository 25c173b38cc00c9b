package org.broadsheet.command.doctor;

import org.broadsheet.bounce.mailbox.MailboxLook;
import org.broadsheet.bounce.mailbox.MailboxSettings;

/** Whether bounces are heard of: the mailbox that they come to lets us in, and is read. */
final class MailboxCheck {
    private static final String CHECK = "mailbox";
    /** More than a round of reading leaves, even after a large edition. */
    private static final int MANY = 5000;

    private MailboxCheck() {}

    /** @param hooked whether a provider reports bounces by a web hook */
    static DoctorFinding mailbox(MailboxSettings settings, boolean hooked) {
        if (settings.isSet()) return judged(MailboxLook.at(settings));
        if (hooked) return DoctorFinding.fine(CHECK, "none is set; bounces come by a provider's web hook");
        return DoctorFinding.warning(
                CHECK,
                "no bounce mailbox is set: bounces and complaints are not seen",
                "set broadsheet.bounces.mailbox.host, or .path of a maildir, or a web hook");
    }

    private static DoctorFinding judged(MailboxLook look) {
        String trouble = look.trouble();
        if (trouble != null) return DoctorFinding.broken(CHECK, look.place() + ": " + trouble, look.remedy());
        String words =
                look.place() + " lets us in: %,d mails, %,d of them waiting".formatted(look.mails(), look.waiting());
        return look.waiting() > MANY
                ? DoctorFinding.warning(CHECK, words, "start serve with the role web: it reads them")
                : DoctorFinding.fine(CHECK, words);
    }
}
