-- The tables of the room member.

-- One row a member. An address stands here as the envelope needs it (local part as given, domain in lower-case A-labels);
-- its key folds case, so that one mailbox is one member.
create table member (
    id           bigint generated always as identity primary key,
    address      text not null,
    address_key  text collate "C" not null unique,
    name         text not null default '',
    status       text not null check (status in ('active', 'pending', 'unsubscribed', 'bounced', 'complained')),
    zone         text,
    language     text,
    format       text not null default 'full' check (format in ('full', 'brief', 'text')),
    token        text collate "C" not null check (length(token) = 26),
    joined       timestamptz not null,
    consented    timestamptz,
    paused_until timestamptz,
    constraint member_active_has_consented check (status <> 'active' or consented is not null)
);

-- Half of a token finds the row; all of it is compared in constant time by the program.
create index member_token on member (left(token, 12));

-- A digest in a member's links: two letters behind the member's own token. Never reused, so old links keep their meaning.
create table digest_code (
    number smallint generated always as identity (minvalue 0 maxvalue 1023) primary key,
    digest text collate "C" not null unique,
    code   text not null unique generated always as
               (substr('abcdefghijklmnopqrstuvwxyz234567', number / 32 + 1, 1)
                || substr('abcdefghijklmnopqrstuvwxyz234567', number % 32 + 1, 1)) stored
);

-- The digests a member chose, and those they chose once and left.
create table member_digest (
    member_id bigint not null references member (id) on delete cascade,
    digest    text collate "C" not null,
    chosen    timestamptz not null,
    left_at   timestamptz,
    primary key (member_id, digest)
);

-- Every act of consent and of its end: when, how, from where, to which words.
create table consent (
    id        bigint generated always as identity primary key,
    member_id bigint not null references member (id) on delete cascade,
    act       text not null check (act in ('asked', 'given', 'withdrawn')),
    at        timestamptz not null,
    how       text not null,
    digest    text,
    page      text,
    network   text,
    wording   text
);
create index consent_member on consent (member_id);

-- Addresses that get no mail. It survives the erasure of its member, so it holds a keyed hash and refers to nobody.
create table suppression (
    id           bigint generated always as identity primary key,
    address_hash bytea not null,
    member_id    bigint,
    reason       text not null check (reason in ('bounced', 'complained', 'erased', 'operator')),
    rule         text not null,
    evidence     text,
    at           timestamptz not null,
    lifted_at    timestamptz,
    lifted_why   text
);
create unique index suppression_standing on suppression (address_hash, reason) where lifted_at is null;
create index suppression_member on suppression (member_id) where lifted_at is null;

-- The key of all hashes and codes of this installation; made once, by the program.
create table member_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null check (length(secret) = 32)
);

-- Whom a digest may be mailed to now.
create view mailable_member (member_id, digest, address, name, format, language, zone, token) as
select m.id, d.digest, m.address, m.name, m.format, m.language, m.zone, m.token || coalesce(c.code, '')
  from member m
  join member_digest d on d.member_id = m.id and d.left_at is null
  left join digest_code c on c.digest = d.digest
 where m.status = 'active'
   and (m.paused_until is null or m.paused_until <= now())
   and not exists (select from suppression s where s.member_id = m.id and s.lifted_at is null);

-- What was asked on our pages and waits for the owner of a mailbox to confirm it: to join, or to change an address.
create table confirmation (
    id          bigint generated always as identity primary key,
    token       text collate "C" not null check (length(token) = 26),
    kind        text not null check (kind in ('join', 'old-address', 'new-address')),
    member_id   bigint not null references member (id) on delete cascade,
    address_key text collate "C" not null,
    address     text not null,
    digests     text[] not null default '{}',
    pair        text,
    asked       timestamptz not null,
    network     text not null,
    page        text,
    wording     text,
    done        timestamptz
);
create index confirmation_token on confirmation (left(token, 12));
create index confirmation_asked on confirmation (asked);
create index confirmation_member on confirmation (member_id);
