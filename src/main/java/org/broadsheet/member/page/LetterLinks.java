package org.broadsheet.member.page;

import org.broadsheet.member.Member;
import org.broadsheet.member.Members;
import org.broadsheet.member.Visitor;
import org.springframework.stereotype.Component;

/** The tokens in the addresses of members' pages. */
@Component
class LetterLinks {
    private final Members members;

    LetterLinks(Members members) {
        this.members = members;
    }

    /** @throws UnknownLink where the token is nobody's, or the member has moved since */
    Member member(String token) {
        return visitor(token).member();
    }

    /** @throws UnknownLink where the token is nobody's, or the member has moved since */
    Visitor visitor(String token) {
        Visitor visitor = anyVisitor(token);
        if (visitor.moved()) throw UnknownLink.ofMoved();
        return visitor;
    }

    /** Members who have moved, too: by the links of their earlier letters they may leave. */
    Visitor anyVisitor(String token) {
        return members.visitor(token).orElseThrow(UnknownLink::new);
    }
}
