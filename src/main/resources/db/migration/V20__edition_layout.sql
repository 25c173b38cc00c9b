-- What editors change in an edition before it goes out, and who approved it.

alter table edition
    -- From here on nothing in it changes: its audience is about to be enrolled.
    add column frozen_at   timestamptz,
    -- When silence becomes consent; none: it waits for a person.
    add column decide_by   timestamptz,
    -- When editors are to be asked for their approval (again); none: not to be asked, or asked.
    add column ask_at      timestamptz,
    add column approved_by text,
    add column approved_at timestamptz;

update edition set frozen_at = created_at where state <> 'held';

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
