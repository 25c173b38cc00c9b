-- Who looked and who changed. Rows are only ever added; an id of a member stands here, never an address.
create table audit (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default now(),
    who        text        not null,
    act        text        not null check (act in ('looked', 'changed', 'entered')),
    about_kind text        not null,
    about      text        not null default '',
    what       text        not null,
    detail     text        not null default '' check (length(detail) <= 2000)
);
create index audit_about on audit (about_kind, about, id);
create index audit_who on audit (who, id);

create function audit_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the audit log is append-only' using errcode = 'restrict_violation'; end $$;

create trigger audit_keeps_its_rows before update or delete on audit
    for each row execute function audit_is_append_only();
create trigger audit_keeps_all_rows before truncate on audit
    for each statement execute function audit_is_append_only();

-- Who has an account already made the newsroom's first one, or was made by it: an administrator.
alter table account add role text not null default 'editor' check (role in ('editor', 'admin'));
update account set role = 'admin';
