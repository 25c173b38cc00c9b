package org.broadsheet.bounce;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.bounce.reading.BounceReader;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.platform.CachedValue;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The room with its neighbours below and a database of its own, at a time the test sets. */
public final class BounceRoom implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-05-12T12:00:00Z");

    private static final BounceReader READER = new BounceReader();

    final ConfigurableApplicationContext context;
    final JdbcClient jdbc;
    final SetClock clock;

    public BounceRoom(String... settings) {
        context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .run(settings);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(SetClock.class);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public MemberId member(String address) {
        return new MemberId(
                jdbc.sql("""
                        with joined as (
                            insert into member (address, address_key, status, joined, consented)
                            values (:address, :address, 'active', now(), now()) returning id)
                        insert into member_digest (member_id, digest, chosen)
                        select id, 'daily', now() from joined returning member_id
                        """).param("address", address).query(Long.class).single());
    }

    public String status(MemberId member) {
        return jdbc.sql("select status from member where id = :id")
                .param("id", member.value())
                .query(String.class)
                .single();
    }

    /** A mail that came back from an edition's letter to a member, as the mailbox would hand it in. */
    void bounce(MemberId member, long edition, String status, String words) {
        take(bounced(get(MemberKeys.class).editionToken(edition, member.value()), status, words));
    }

    void take(String mail) {
        byte[] octets = mail.getBytes(StandardCharsets.UTF_8);
        get(Bounces.class).take(octets, READER.read(octets));
    }

    public static String bounced(String token, String status, String words) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mail.example.net
                To: bounces+%s@news.example
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.net

                Final-Recipient: rfc822; olena@example.org
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; %s

                --b--
                """.formatted(token, status, words);
    }

    void volume(long edition, String digest, long accepted) {
        jdbc.sql("insert into bounce_volume values (:edition, 'gmail', :digest, :day, :accepted, 0, 0)")
                .param("edition", edition)
                .param("digest", digest)
                .param("day", Timestamp.from(clock.instant()))
                .param("accepted", accepted)
                .update();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Stands where it is put. */
    static final class SetClock extends Clock {
        private Instant now = NOON;

        void set(Instant now) {
            this.now = now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    // Not a @Configuration, or the whole application would find it among its own when it is started in a test.
    @ConfigurationPropertiesScan("org.broadsheet")
    @ComponentScan(
            basePackages = {"org.broadsheet.member", "org.broadsheet.delivery", "org.broadsheet.bounce"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.broadsheet\\.(member\\.(page|post)\\..*|delivery\\.Deliveries)"))
    @Import(CachedValue.Outage.class)
    static class Wiring {
        @Bean
        SetClock clock() {
            return new SetClock();
        }

        @Bean
        DataSource dataSource() {
            return TestDatabase.dataSource();
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }
    }
}
