-- Deliveries are handed out by the ledger alone. Each replica with the role deliver listens on the channel "delivery".

-- trouble: why the last attempt of a worker came to nothing; fault: it was a fault of the program, not of the relay.
-- closed_at: when the finished edition was marked as done and its receipt was written. It moves once.
alter table delivery_run
    add column trouble    text,
    add column trouble_at timestamptz,
    add column fault      boolean not null default false,
    add column closed_at  timestamptz;

update delivery_run set closed_at = finished_at where finished_at is not null;

create index delivery_run_open on delivery_run (edition_id) where closed_at is null or finished_at is null;

-- When the relay last answered this worker about a message.
alter table delivery_worker add column last_contact timestamptz;

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
