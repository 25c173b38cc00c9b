-- The tables of the module bounce.

-- What came back: one row a recipient a mail, a web hook's event or a relay's reply speaks of. It goes with its member.
create table bounce_event (
    id          bigint generated always as identity primary key,
    fingerprint bytea not null unique,
    at          timestamptz not null,
    way         text not null check (way in ('mail', 'hook', 'smtp')),
    kind        text not null check (kind in ('hard', 'soft', 'complaint', 'auto-reply', 'unsubscribe', 'none')),
    cause       text not null check (cause in ('dead-address', 'dead-domain', 'disabled', 'unreachable', 'our-fault',
                                               'not-a-bounce', 'complaint', 'unsubscribe')),
    rule        text not null,
    status      text,
    evidence    text,
    member_id   bigint references member (id) on delete cascade,
    edition_id  bigint,
    -- The digest of a complaint that names no edition: the one whose letter this member got last.
    digest      text,
    -- Whether a token of ours, with its code, named the member; else only the address in the report did.
    vouched     boolean not null,
    recipient   text,
    provider    text not null,
    consequence text not null check (consequence in ('nothing', 'suppressed', 'complained', 'paused', 'unsubscribed',
                                                     'recanted')),
    constraint bounce_event_names_whom_it_touches check (consequence = 'nothing' or member_id is not null)
);
create index bounce_event_member on bounce_event (member_id, at);
create index bounce_event_at on bounce_event (at);
create index bounce_event_edition on bounce_event (edition_id);

-- Whom we left alone for a while because nothing got through; the next letter after that is the probe.
create table bounce_pause (
    member_id bigint primary key references member (id) on delete cascade,
    paused_at timestamptz not null,
    until     timestamptz not null
);

-- What went out, by edition and mailbox provider: what rates are rates of.
create table bounce_volume (
    edition_id bigint not null,
    provider   text not null,
    digest     text not null,
    day        date not null,
    accepted   bigint not null check (accepted >= 0),
    rejected   bigint not null check (rejected >= 0),
    deferred   bigint not null check (deferred >= 0),
    primary key (edition_id, provider)
);
create index bounce_volume_day on bounce_volume (day);

-- Up to where the relay's replies to an edition were taken as bounces: how its sending stood then.
create table bounce_smtp (
    edition_id bigint primary key,
    stood      text not null
);

-- A signature that does not cover the body belongs to the first body that it came with.
create table bounce_hook_signature (
    token_hash text        primary key,
    body_hash  text        not null,
    seen_at    timestamptz not null default now()
);
create index bounce_hook_signature_seen_at on bounce_hook_signature (seen_at);

-- Which process reads the bounce mailbox, and when it was last read to its end. One row.
create table bounce_mailbox (
    id      boolean primary key default true check (id),
    holder  text not null,
    until   timestamptz not null,
    read_at timestamptz not null
);

-- Mails whose reading began, by the SHA-256 of their octets: a row that stays is a reading that did not end.
create table bounce_begun (
    fingerprint bytea primary key,
    begun_at    timestamptz not null,
    times       integer not null check (times > 0)
);
