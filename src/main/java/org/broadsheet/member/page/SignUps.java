package org.broadsheet.member.page;

import org.broadsheet.newsroom.SiteSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Suppressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes sign-ups: nothing changes for anybody until the owner of the mailbox confirms. */
@Service
class SignUps {
    private static final Logger log = LoggerFactory.getLogger(SignUps.class);

    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Confirmations confirmations;
    private final Suppressions suppressions;
    private final ConfirmationPost letters;
    private final Rules rules;
    private final TransactionTemplate transactions;
    private final AtomicLong purged = new AtomicLong();

    /** What a sign-up is measured by. */
    @Component
    record Rules(SiteSettings site, DigestChoices digests, Clock clock, PlatformTransactionManager transactions) {}

    SignUps(
            JdbcClient jdbc,
            Confirmations confirmations,
            Suppressions suppressions,
            ConfirmationPost letters,
            Rules rules) {
        this.jdbc = jdbc;
        this.confirmations = confirmations;
        this.suppressions = suppressions;
        this.letters = letters;
        this.rules = rules;
        this.transactions = new TransactionTemplate(rules.transactions());
    }

    Answer take(SignUp form, Origin origin, String language, String wording) {
        if (!form.website().isEmpty()) return Answer.LOOK;
        if (hasty(form)) return Answer.ONCE_MORE;
        Optional<Address> address = address(form.email());
        if (address.isEmpty()) return Answer.NOT_AN_ADDRESS;
        if (!form.sure() && address.get().hint().isPresent()) return Answer.SLIP;
        List<String> digests = digests(form);
        if (digests.isEmpty()) return Answer.NO_DIGEST;
        purgeNowAndThen();
        return Objects.requireNonNull(
                transactions.execute(transaction -> take(address.get(), digests, origin, language, wording)));
    }

    static Optional<Address> address(String typed) {
        try {
            return Optional.of(Address.parse(typed));
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }

    private boolean hasty(SignUp form) {
        return form.shown() > 0
                && rules.clock().millis() - form.shown()
                        < rules.site().signUp().minimumTime().toMillis();
    }

    /** One digest needs no choosing. */
    private List<String> digests(SignUp form) {
        List<String> all = List.copyOf(rules.digests().names());
        if (form.digests().isEmpty() && all.size() == 1) return all;
        return form.digests().stream().filter(all::contains).distinct().toList();
    }

    private static final String ONE_BY_ONE = """
            select cast(pg_advisory_xact_lock(hashtext('broadsheet sign-ups')) as text)
            """;

    private Answer take(Address address, List<String> digests, Origin origin, String language, String wording) {
        // Who comes at the same moment is counted too: without it, fifty at once would all see a count of none.
        jdbc.sql(ONE_BY_ONE).query().singleRow();
        Confirmations.Load load = confirmations.load(address, origin);
        SiteSettings.SignUp limits = rules.site().signUp();
        if (load.network() >= limits.perNetwork() || load.all() >= limits.inAll()) {
            log.warn("sign-up refused network={} all={}", load.network(), load.all());
            return Answer.TOO_MANY;
        }
        // Nobody is told about these two, not by the time it takes either: it would tell that the address is known.
        if (load.address() < limits.perAddress())
            send(address, digests, origin, language, wording, !suppressions.refuses(address.key()));
        return Answer.LOOK;
    }

    private void purgeNowAndThen() {
        long now = rules.clock().millis();
        long last = purged.get();
        if (now - last > PURGE_EVERY.toMillis() && purged.compareAndSet(last, now)) confirmations.purge();
    }

    private void send(
            Address address, List<String> digests, Origin origin, String language, String wording, boolean welcome) {
        MemberId member = member(address, language, origin, wording);
        String token = confirmations.ask(Confirmation.JOIN, member, address, digests, null, origin, wording);
        if (welcome) letters.send(Confirmation.JOIN, member, address, token, language, digests);
    }

    private static final String ADD = """
            with added as (
                insert into member (address, address_key, name, status, language, token, joined)
                values (:address, :key, '', 'pending', :language, :token, :now)
                on conflict (address_key) do nothing
                returning id),
            asked as (
                insert into consent (member_id, act, at, how, page, network, wording)
                select id, 'asked', :now, 'form', :page, :network, :wording from added)
            select id from added
             union all
            select id from member where address_key = :key
             limit 1
            """;

    private MemberId member(Address address, String language, Origin origin, String wording) {
        return new MemberId(jdbc.sql(ADD)
                .param("address", address.toString())
                .param("key", address.key())
                .param("language", language)
                .param("token", MemberKeys.newToken())
                .param("now", Timestamp.from(rules.clock().instant()))
                .param("page", origin.page())
                .param("network", origin.network())
                .param("wording", wording)
                .query(Long.class)
                .single());
    }
}
