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
