-- When somebody last had a run in hand, and in which database: one that comes back from a backup must ask before it sends.
alter table delivery_run
    add column alive_at timestamptz,
    add column home     text,
    -- Held not by a person, but until one says something.
    add column asks     boolean not null default false;
