-- The tables of the room edition.

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
