-- The tables of the module feed.

create table feed (
    name          text        primary key,
    url           text        not null,
    section       text,
    etag          text,
    last_modified text,
    last_poll     timestamptz not null,
    last_success  timestamptz,
    last_error    text,
    failing_since timestamptz,
    -- Until when a feed's server does not want to be asked (Retry-After).
    retry_at      timestamptz,
    constraint feed_failing check ((last_error is null) = (failing_since is null))
);

comment on column feed.url is 'etag and last_modified are worth something for this address only';

create table item (
    id           bigint      generated always as identity primary key,
    feed         text        not null references feed (name),
    identity     text        not null,
    guid         text        not null,
    url          text        not null,
    link         text        not null,
    title        text        not null check (title <> ''),
    title_hash   text        not null,
    dated        timestamptz,
    published    timestamptz not null,
    updated      timestamptz,
    authors      jsonb       not null,
    categories   jsonb       not null,
    summary      text        not null,
    html         text        not null,
    picture      jsonb,
    minutes      int         not null,
    kind         text        not null check (kind in ('article', 'video')),
    featured     boolean     not null,
    first_seen   timestamptz not null,
    changed      timestamptz not null,
    content_hash text        not null,
    held         boolean     not null default false,
    released     timestamptz,
    language     text,
    -- The guid without its revision, as a hash: the same story after its guid was renewed.
    story        text,
    -- Since when its source does not show it any more, and what that means.
    gone_since   timestamptz,
    presence     text        not null default 'shown' check (presence in ('shown', 'gone', 'withdrawn', 'retracted')),
    -- The site shows the whole text to members or payers only.
    members_only boolean     not null default false,
    unique (feed, identity),
    constraint item_published check (published <= first_seen)
);

comment on column item.link is 'the normalised address: the same for http and https, with and without utm_ parameters';
comment on column item.dated is 'the date that the feed gives; published is the earlier of it and first_seen';
comment on column item.changed is 'since when the row says what it says';
comment on column item.minutes is '0: there is nothing to read, as in an item that is a headline only';
comment on column item.language is 'the language tag that the item has in its feed, else its feed; null where neither has one';
comment on column item.held is 'true where the flood guard keeps it from editions; released is when an editor let it go';

create index item_published on item (published);
create index item_seen on item (first_seen);
-- An index row holds about 2,700 octets, an address may be longer: it is found by its hash.
create index item_link on item (md5(link));
create index item_story on item (story);
create index item_title on item (feed, title_hash);

-- What an item said before it changed.
create table item_history (
    item         bigint      not null references item (id) on delete cascade,
    title        text        not null,
    content_hash text        not null,
    since        timestamptz not null,
    until        timestamptz not null,
    primary key (item, since)
);
