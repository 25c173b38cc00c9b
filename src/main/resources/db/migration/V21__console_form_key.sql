-- Forms that were sent: each counts once.
create table form_key (
    key     text        primary key,
    used_at timestamptz not null default now()
);
