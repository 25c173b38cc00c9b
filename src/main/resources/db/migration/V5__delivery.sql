-- The tables of the module delivery.

create type delivery_state as enum
    ('pending', 'claimed', 'sending', 'accepted', 'deferred', 'rejected', 'expired', 'uncertain', 'suppressed');

-- The sending of one edition. It stays when the rows of its members are dropped, and with it the receipt.
create table delivery_run (
    edition_id  bigint primary key,
    digest      text not null,
    edition     text not null,
    control     text not null default 'running' check (control in ('running', 'paused', 'stopped', 'cancelled')),
    reason      text,
    enrolled    bigint not null check (enrolled >= 0),
    enrolled_at timestamptz not null,
    expires_at  timestamptz not null,
    started_at  timestamptz,
    held_at     timestamptz,
    finished_at timestamptz,
    dropped_at  timestamptz,
    accepted    bigint,
    rejected    bigint,
    waiting     bigint,
    expired     bigint,
    suppressed  bigint,
    uncertain   bigint,
    last_at     timestamptz,
    duplicates  bigint[],
    -- When somebody last had it in hand, and in which database: one that comes back from a backup must ask before it sends.
    alive_at    timestamptz,
    home        text,
    -- Held not by a person, but until one says something.
    asks        boolean not null default false,
    -- Why the last attempt of a worker came to nothing; fault: a fault of the program, not of the relay.
    trouble     text,
    trouble_at  timestamptz,
    fault       boolean not null default false,
    -- When the finished edition was marked as done and its receipt was written. It moves once.
    closed_at   timestamptz,
    constraint delivery_run_stops_for_a_reason check (control <> 'stopped' or reason is not null),
    constraint delivery_run_held_since check ((control in ('paused', 'stopped')) = (held_at is not null)),
    constraint delivery_run_keeps_its_receipt check (dropped_at is null
        or enrolled = accepted + rejected + waiting + expired + suppressed + uncertain and duplicates is not null)
);

-- One row an edition and member; one partition an edition, made when it is enrolled.
-- No index but the key names a column that changes on the way from pending to accepted: so these updates stay
-- within their page (HOT), and the rate does not fall as the ledger grows. next_attempt is set only on rows that wait
-- for another try; doubts counts the tries of which nobody knows whether the relay took them.
create table delivery (
    edition_id   bigint not null,
    member_id    bigint not null,
    owner        bigint,
    next_attempt timestamptz,
    at           timestamptz not null,
    state        delivery_state not null default 'pending',
    attempts     smallint not null default 0 check (attempts >= 0),
    doubts       smallint not null default 0 check (doubts >= 0),
    code         smallint,
    status       text,
    reply        text,
    primary key (edition_id, member_id),
    constraint delivery_in_hand_has_an_owner check ((state in ('claimed', 'sending')) = (owner is not null)),
    constraint delivery_waits_for_its_time check (
        case state when 'pending' then true when 'deferred' then next_attempt is not null else next_attempt is null end),
    constraint delivery_accepted_was_tried check (state <> 'accepted' or attempts > 0),
    constraint delivery_ends_with_a_word check (state not in ('rejected', 'deferred', 'uncertain') or reply is not null)
) partition by list (edition_id);

create index delivery_due on delivery (next_attempt) where next_attempt is not null;

-- Who is at work on an edition. A worker that was silent for a lease loses its row and what it had in hand; its number
-- is never used again, so nothing it does later under that number finds a row: the number is the epoch of its claims.
-- steady_since: since when it has beaten without a gap; only the steady may judge others, or an outage of the database
-- would look like everyone's death to the first one back.
create table delivery_worker (
    id           bigint primary key,
    edition_id   bigint not null references delivery_run (edition_id),
    name         text not null,
    beat_at      timestamptz not null,
    steady_since timestamptz not null,
    -- When the relay last answered this worker about a message.
    last_contact timestamptz
);

-- What all processes may send together: the time up to which the slots of a rate have been given out, and the time up
-- to which waiting rows have been told to come back.
create table delivery_pace (
    name           text primary key,
    taken_until    timestamptz not null,
    promised_until timestamptz not null
);

-- The messages of a day while the sender's reputation warms up.
create table delivery_day (
    day   date primary key,
    taken bigint not null check (taken >= 0)
);

-- Each replica with the role deliver listens on the channel "delivery".
create index delivery_run_open on delivery_run (edition_id) where closed_at is null or finished_at is null;


create function delivery_run_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('delivery', new.edition_id::text);
    return new;
end $$;

create trigger delivery_run_opened after insert on delivery_run
    for each row execute function delivery_run_notify();

create trigger delivery_run_reopened after update of control, finished_at on delivery_run
    for each row
    when (new.control is distinct from old.control or new.finished_at is null and old.finished_at is not null)
    execute function delivery_run_notify();
