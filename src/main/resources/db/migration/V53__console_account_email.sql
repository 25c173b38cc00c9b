-- An address that somebody wants for their account, until a link sent there confirms it. Only the link's hash is kept.
create table account_email_change (
    username text        primary key references account (username) on delete cascade,
    hash     bytea       not null unique check (length(hash) = 32),
    email    text        not null,
    expires  timestamptz not null
);
