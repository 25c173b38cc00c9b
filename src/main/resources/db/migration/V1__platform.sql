-- The tables of the module platform.

-- One row a limited key: when its bucket will be empty again. Keys are hashed: people type passwords where a name belongs.
create table throttle (
    key      text        primary key,
    empty_at timestamptz not null
);
create index throttle_empty_at on throttle (empty_at);
