-- The tables of the module edition.

create table edition (
    id         bigint generated always as identity primary key,
    digest     text        not null,
    day        date        not null,
    number     int         not null check (number >= 1),
    from_at    timestamptz not null,
    to_at      timestamptz not null check (to_at >= from_at),
    by_hand    boolean     not null,
    state      text        not null check (state in ('held', 'ready', 'done', 'cancelled')),
    content    jsonb       not null,
    created_at timestamptz not null,
    -- From here on nothing in it changes: its audience is about to be enrolled.
    frozen_at   timestamptz,
    -- When silence becomes consent; none: it waits for a person.
    decide_by   timestamptz,
    -- When editors are to be asked for their approval (again); none: not to be asked, or asked.
    ask_at      timestamptz,
    approved_by text,
    approved_at timestamptz,
    -- Why it waits for a person, in one line.
    held_because text,
    -- The headline of the lead that it lost, because its site had withdrawn the story before it went out.
    withdrawn_lead text,
    -- What it can be found by: its subject and the words of its stories. Cut, because a search index has a limit and an
    -- edition must never fail for it.
    words      tsvector generated always as (
    to_tsvector('simple', left(
        digest || ' ' || (content ->> 'subject')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.lead.title')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.lead.summary')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.sections[*].stories[*].title')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.sections[*].stories[*].summary')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.brief[*].title')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.videos[*].title')::text, ''), 100000))) stored,
    unique (digest, day, number)
);

create index edition_by_cut_off on edition (digest, to_at desc);

-- Every item an edition weighed, taken or not: an item is weighed once a digest, so none comes twice and none is lost.
create table edition_item (
    digest     text    not null,
    item       bigint  not null,
    edition_id bigint  not null references edition on delete cascade,
    taken      boolean not null,
    primary key (digest, item)
);

create index edition_item_by_edition on edition_item (edition_id);

create index edition_words on edition using gin (words);
create index edition_by_time on edition (to_at desc, id desc);
create index edition_held on edition (decide_by) where state = 'held';

-- One row an edition that somebody changed; without an edition it is about the digest's coming one.
create table edition_layout (
    id         bigint generated always as identity primary key,
    digest     text        not null,
    edition_id bigint      unique references edition on delete cascade,
    version    int         not null check (version >= 1),
    wishes     jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

create unique index edition_layout_coming on edition_layout (digest) where edition_id is null;

-- Who did what, so that a second editor can be told what the first did meanwhile.
create table edition_change (
    layout_id bigint      not null references edition_layout on delete cascade,
    version   int         not null,
    editor    text        not null,
    at        timestamptz not null,
    act       text        not null,
    about     text        not null,
    primary key (layout_id, version)
);

-- Links in mails to editors: one letter each, for one edition, for a while, for one approval.
create table edition_link (
    id         bigint generated always as identity primary key,
    edition_id bigint      not null references edition on delete cascade,
    expires_at timestamptz not null,
    used_by    text,
    used_at    timestamptz
);

-- The key that signs those links; made once, by the program.
create table edition_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null check (length(secret) = 32)
);
