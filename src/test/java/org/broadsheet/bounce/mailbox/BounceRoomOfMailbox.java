package org.broadsheet.bounce.mailbox;

import org.broadsheet.bounce.BounceRoom;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room, as a mailbox sees it. */
final class BounceRoomOfMailbox implements AutoCloseable {
    private final BounceRoom room = new BounceRoom();

    MailboxReader.Intake intake() {
        return room.get(MailboxReader.Intake.class);
    }

    MailboxState state() {
        return room.get(MailboxState.class);
    }

    JdbcClient jdbc() {
        return room.get(JdbcClient.class);
    }

    long member(String address) {
        return room.member(address).value();
    }

    String status(long member) {
        return room.status(new MemberId(member));
    }

    /** A mail that says that this member's address is dead. */
    String bounce(long member) {
        return BounceRoom.bounced(room.get(MemberKeys.class).editionToken(1, member), "5.1.1", "550 no such user");
    }

    @Override
    public void close() {
        room.close();
    }
}
