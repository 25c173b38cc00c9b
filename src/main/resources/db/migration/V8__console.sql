-- The tables of the room console.

create table account (
    username text        primary key,
    password text        not null,
    created  timestamptz not null default now()
);
