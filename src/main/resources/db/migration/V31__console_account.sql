-- An account comes by an invitation; it can be entered once that is accepted.
alter table account
    alter column password drop not null,
    add email      text,
    add invited_by text,
    add accepted   timestamptz,
    add disabled   timestamptz,
    add last_login timestamptz;
update account set accepted = created;
create unique index account_name on account (lower(username));
create unique index account_email on account (lower(email));

-- A link in a mail that lets its reader set a password, once. Only its hash is kept: who reads this table enters nowhere.
create table account_link (
    hash     bytea       primary key check (length(hash) = 32),
    username text        not null references account (username) on delete cascade,
    made     timestamptz not null default now(),
    expires  timestamptz not null,
    used     timestamptz
);
create index account_link_username on account_link (username);

-- From which networks somebody has entered: there they are not slowed down by what strangers try.
create table account_network (
    username text        not null references account (username) on delete cascade,
    network  text        not null,
    entered  timestamptz not null,
    primary key (username, network)
);

-- How full the measure of a name or a network is; it empties by itself. Names are hashed: people type passwords there.
create table login_measure (
    key   text             primary key,
    level double precision not null,
    at    timestamptz      not null
);
create index login_measure_at on login_measure (at);

-- What a script asked for under its own key, and what it was answered.
create table api_send (
    key         text        primary key,
    fingerprint bytea       not null,
    asked       timestamptz not null,
    edition     text
);
