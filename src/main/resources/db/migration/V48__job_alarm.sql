-- What a person was told of; a row for each event, so that one process tells it once.
create table job_alarm (
    event   text primary key,
    told_at timestamptz not null
);
