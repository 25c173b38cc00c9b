package org.broadsheet.member;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.mail.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All members: who they are, and how many. */
@Service
public class Members {
    private static final Duration COUNT_HOLDS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LinkTokens links;
    private final Clock clock;
    private volatile @Nullable Counted counted;

    private record Counted(long members, Instant at) {}

    Members(JdbcClient jdbc, LinkTokens links, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
    }

    /**
     * A member who came by a link in a letter.
     *
     * @param digest the digest of that letter, null where the link names none
     * @param moved whether the letter went to an address that the member has left since: its link only unsubscribes
     */
    public record Visitor(Member member, @Nullable String digest, boolean moved) {
        public Visitor(Member member, @Nullable String digest) {
            this(member, digest, false);
        }
    }

    private static final String SELECT = """
            select m.id, m.address, m.name, m.status, m.zone, m.language, m.format, m.link_generation, m.joined, m.paused_until,
                   array(select d.digest from member_digest d
                          where d.member_id = m.id and d.left_at is null
                          order by d.digest) as digests
              from member m
             where %s
            """;

    private static final String BY_ID = SELECT.formatted("m.id = :id");
    private static final String BY_KEY = SELECT.formatted("m.address_key = :key");

    public Optional<Member> find(MemberId id) {
        return jdbc.sql(BY_ID).param("id", id.value()).query(Members::member).optional();
    }

    /** @param key the {@link org.broadsheet.mail.Address#key() key} of an address: case does not make a second member */
    public Optional<Member> findByKey(String key) {
        return jdbc.sql(BY_KEY).param("key", key).query(Members::member).optional();
    }

    /** The member of an address as a person types it; empty where it is nobody's, or no address. */
    public Optional<Member> findByAddress(String typed) {
        return Address.find(typed).map(Address::key).flatMap(this::findByKey);
    }

    /** The token of a link to the member's own page, for no digest. */
    public String token(Member member) {
        return links.token(new LinkTokens.Said(member.id(), member.generation(), 0).link());
    }

    /**
     * The member whose letter had a link with this token, in whatever case. Empty where it is nobody's: changed in any
     * letter, or of a member who is erased.
     */
    public Optional<Visitor> visitor(String token) {
        return links.read(token).flatMap(this::visitor);
    }

    private Optional<Visitor> visitor(LinkTokens.Said said) {
        String digest = said.digest() == 0 ? null : links.digest(said.digest() - 1);
        if (said.digest() != 0 && digest == null) return Optional.empty();
        return find(said.member()).map(member -> new Visitor(member, digest, member.generation() != said.generation()));
    }

    private static final String ADDRESSES = """
            select id, address from member where id = any(:ids)
            """;

    /** The addresses of these members; who is no member any more is not among them. */
    public Map<MemberId, String> addresses(Collection<MemberId> members) {
        Map<MemberId, String> addresses = new HashMap<>();
        jdbc.sql(ADDRESSES)
                .param("ids", members.stream().map(MemberId::value).toArray(Long[]::new))
                .query(row -> {
                    addresses.put(new MemberId(row.getLong("id")), row.getString("address"));
                });
        return addresses;
    }

    private static final String COUNT = """
            select count(*) from member where status = 'active'
            """;

    /** How many are active; at most a minute old, so that every page and letter may ask. */
    public long activeCount() {
        Counted known = counted;
        Instant now = clock.instant();
        // An empty newsroom is asked again: its first members move in any moment.
        if (known == null
                || known.members() == 0
                || now.isAfter(known.at().plus(COUNT_HOLDS))
                || now.isBefore(known.at())) {
            counted = known = new Counted(jdbc.sql(COUNT).query(Long.class).single(), now);
        }
        return known.members();
    }

    private static final String COUNT_BY_DIGEST = """
            select digest, count(*) as members from mailable_member group by digest
            """;

    /** How many would be mailed each digest now. Reads every member: not for every request. */
    public Map<String, Long> mailableByDigest() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(COUNT_BY_DIGEST).query(row -> {
            counts.put(row.getString("digest"), row.getLong("members"));
        });
        return counts;
    }

    private static final String COUNT_BY_STATUS = """
            select status, count(*) as members from member group by status
            """;

    public Map<Status, Long> countByStatus() {
        Map<Status, Long> counts = new TreeMap<>();
        jdbc.sql(COUNT_BY_STATUS).query(row -> {
            counts.put(Status.of(row.getString("status")), row.getLong("members"));
        });
        return counts;
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(row.getLong("id")),
                row.getString("address"),
                row.getString("name"),
                Status.of(row.getString("status")),
                row.getString("zone"),
                row.getString("language"),
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getInt("link_generation"),
                row.getTimestamp("joined").toInstant(),
                instant(row.getTimestamp("paused_until")),
                strings(row.getArray("digests")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
