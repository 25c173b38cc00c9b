-- The tables of the module member.

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
    joined       timestamptz not null,
    consented    timestamptz,
    paused_until timestamptz,
    -- What a file of Ghost's said that means nothing here (note, labels, tiers, ...), by its column: an export for Ghost gives it back.
    ghost        jsonb,
    -- Counts the member's moves to another address. A token of an earlier number only unsubscribes. Eleven bits of a token.
    link_generation int not null default 0 check (link_generation between 0 and 2047),
    constraint member_id_fits_a_link check (id < 1::bigint << 34),
    constraint member_active_has_consented check (status <> 'active' or consented is not null)
);

-- The links in letters carry a token that is derived from the member, the digest and a key (member.LinkTokens), so that no
-- row of this database opens a member's page. Letters that went out before carry random tokens: their hashes stay, so that
-- these links go on working.
create table member_old_link (
    token_hash bytea primary key,
    member_id  bigint not null references member (id) on delete cascade
);
create index member_old_link_member on member_old_link (member_id);

-- The newest key makes tokens and encrypts waiting mails, all of them are accepted: a new row changes the key and breaks nothing.
create table member_key (
    id     bigint generated always as identity primary key,
    secret bytea not null check (length(secret) = 32)
);

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

-- Whom a digest may be mailed to now. What a link says: the member's id, 11 bits of generation, 11 bits of digest (0: none).
create view mailable_member (member_id, digest, address, name, format, language, zone, link) as
select m.id, d.digest, m.address, m.name, m.format, m.language, m.zone,
       (m.id << 22) + (m.link_generation::bigint << 11) + coalesce(c.number + 1, 0)
  from member m
  join member_digest d on d.member_id = m.id and d.left_at is null
  left join digest_code c on c.digest = d.digest
 where m.status = 'active'
   and (m.paused_until is null or m.paused_until <= now())
   and not exists (select from suppression s where s.member_id = m.id and s.lifted_at is null);

-- What was asked on our pages and waits for the owner of a mailbox to confirm it: to join, or to change an address.
create table confirmation (
    id          bigint generated always as identity primary key,
    token_hash  text collate "C" not null,
    kind        text not null check (kind in ('join', 'old-address', 'new-address', 'name', 'data', 'erase')),
    member_id   bigint not null references member (id) on delete cascade,
    address_key text collate "C" not null,
    address     text not null,
    digests     text[] not null default '{}',
    pair        text,
    asked       timestamptz not null,
    network     text not null,
    page        text,
    wording     text,
    done        timestamptz,
    -- The member's link_generation when it was asked for.
    generation  int not null default 0,
    wanted      text
);
create unique index confirmation_token_hash on confirmation (token_hash);
create index confirmation_asked on confirmation (asked);
create index confirmation_member on confirmation (member_id);

-- Letters to one person that wait for the relay: a restart or a relay that is away loses none. A row goes when its letter
-- is out, is refused for good, or its member is erased.
create table waiting_letter (
    id        bigint generated always as identity primary key,
    template  text        not null,
    recipient text        not null,
    sender    text,
    -- Holds links that open pages, so it is encrypted (member.KeyRing).
    model     bytea       not null,
    member_id bigint      references member (id) on delete cascade,
    asked     timestamptz not null default now(),
    due       timestamptz not null default now(),
    tries     int         not null default 0
);
create index waiting_letter_due on waiting_letter (due);
create index waiting_letter_member on waiting_letter (member_id);
