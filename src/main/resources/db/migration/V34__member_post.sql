-- Letters to one person that wait for the relay: a restart or a relay that is away loses none. A row goes when its letter
-- is out, is refused for good, or its member is erased.
create table waiting_letter (
    id        bigint generated always as identity primary key,
    template  text        not null,
    recipient text        not null,
    sender    text,
    model     jsonb       not null,
    member_id bigint      references member (id) on delete cascade,
    asked     timestamptz not null default now(),
    due       timestamptz not null default now(),
    tries     int         not null default 0
);
create index waiting_letter_due on waiting_letter (due);
create index waiting_letter_member on waiting_letter (member_id);
