package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.broadsheet.member.Members.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersTests {
    private final Room room = new Room();

    @BeforeEach
    void threeMembers() {
        SampleMembers.add(room.database, "daily", 2);
        SampleMembers.add(room.database, "weekly", 1);
    }

    @Test
    void tokenOfALetterTellsMemberAndDigest() {
        String token = SampleMembers.token(room.database, "reader3@example.com", "weekly");

        Visitor visitor = room.members.visitor(token.toUpperCase(Locale.ROOT)).orElseThrow();

        assertThat(visitor.digest()).isEqualTo("weekly");
        assertThat(visitor.member().address()).isEqualTo("reader3@example.com");
        assertThat(visitor.member().digests()).containsExactly("weekly");
    }

    @Test
    void memberIsFoundByTheirTokenAlone() {
        String token = room.members.token(room.members.find(new MemberId(1)).orElseThrow());

        assertThat(room.members.visitor(token)).hasValueSatisfying(visitor -> {
            assertThat(visitor.member().id()).isEqualTo(new MemberId(1));
            assertThat(visitor.digest()).isNull();
        });
    }

    @Test
    void tokenThatIsChangedInAnyLetterIsNobodys() {
        String token = SampleMembers.token(room.database, "reader1@example.com", "daily");

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(room.members.visitor(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("letter %d", i)
                    .isEmpty();
        }
        for (String garbled : new String[] {
            "", token.substring(0, 12), token.substring(0, 26), token + "a", "' or true --", "\u0131".repeat(28)
        }) assertThat(room.members.visitor(garbled)).as(garbled).isEmpty();
    }

    @Test
    void linksOfLettersSentBeforeTokensWereDerivedGoOnWorking() {
        String old = "abcdefghijklmnopqrstuvwxyz";
        room.jdbc
                .sql("insert into member_old_link (token_hash, member_id) values (sha256(:old::bytea), 1)")
                .param("old", old)
                .update();
        String weekly = room.value("select code from digest_code where digest = 'weekly'");

        assertThat(room.members.visitor(old.toUpperCase(Locale.ROOT)))
                .hasValueSatisfying(visitor ->
                        assertThat(visitor).returns(null, Visitor::digest).returns(false, Visitor::moved));
        assertThat(room.members.visitor(old + weekly))
                .hasValueSatisfying(visitor -> assertThat(visitor.digest()).isEqualTo("weekly"));
        assertThat(room.members.visitor(old + "zz"))
                .as("a digest's code that does not exist")
                .isEmpty();
        assertThat(room.members.visitor("b" + old.substring(1) + weekly)).isEmpty();
    }

    @Test
    void newKeyOfTheInstallationBreaksNoLink() {
        String before = SampleMembers.token(room.database, "reader1@example.com", "daily");
        room.jdbc
                .sql("insert into member_key (secret) values (sha256('another'))")
                .update();
        String after = SampleMembers.token(room.database, "reader1@example.com", "daily");
        Members restarted = new Members(room.jdbc, new LinkTokens(new KeyRing(room.database), room.jdbc), room.clock);

        assertThat(after).isNotEqualTo(before);
        assertThat(restarted.visitor(before)).isPresent();
        assertThat(restarted.visitor(after)).isPresent();
    }

    @Test
    void noTokenStandsInTheDatabase() {
        String token = SampleMembers.token(room.database, "reader1@example.com", "daily");

        assertThat(room.value("select string_agg(m::text, ' ') from member m")).doesNotContain(token.substring(10));
    }

    @Test
    void countsAreOfWhoReadsUs() {
        room.jdbc.sql("update member set status = 'pending'").update();
        assertThat(room.members.activeCount()).isZero();
        room.jdbc.sql("update member set status = 'active'").update();
        room.jdbc.sql("update member set status = 'unsubscribed' where id = 2").update();

        assertThat(room.members.activeCount()).isEqualTo(2);
        assertThat(room.members.mailableByDigest()).isEqualTo(Map.of("daily", 1L, "weekly", 1L));
        assertThat(room.members.countByStatus()).isEqualTo(Map.of(Status.ACTIVE, 2L, Status.UNSUBSCRIBED, 1L));
    }

    @Test
    void memberIsFoundByIdAndByKey() {
        assertThat(room.members.find(new MemberId(1))).isEqualTo(room.members.findByKey("reader1@example.com"));
        assertThat(room.members.find(new MemberId(99))).isEmpty();
    }
}
