-- The tables of the module console.

-- It comes by an invitation and can be entered once that is accepted.
create table account (
    username   text        primary key,
    password   text,
    created    timestamptz not null default now(),
    role       text        not null default 'editor' check (role in ('editor', 'admin')),
    email      text,
    invited_by text,
    accepted   timestamptz,
    disabled   timestamptz,
    last_login timestamptz
);
create unique index account_name on account (lower(username));
create unique index account_email on account (lower(email));

-- A link in a mail that lets its reader set a password, once. Only its hash is kept: who reads this table enters nowhere.
create table account_link (
    hash     bytea       primary key check (length(hash) = 32),
    username text        not null references account (username) on delete cascade,
    made     timestamptz not null default now(),
    expires  timestamptz not null,
    used     timestamptz
);
create index account_link_username on account_link (username);

-- From which networks somebody has entered: there they are not slowed down by what strangers try.
create table account_network (
    username text        not null references account (username) on delete cascade,
    network  text        not null,
    entered  timestamptz not null,
    primary key (username, network)
);

-- An address that somebody wants for their account, until a link sent there confirms it. Only the link's hash is kept.
create table account_email_change (
    username text        primary key references account (username) on delete cascade,
    hash     bytea       not null unique check (length(hash) = 32),
    email    text        not null,
    expires  timestamptz not null
);

-- What a script asked for under its own key, and what it was answered.
create table api_send (
    key         text        primary key,
    fingerprint bytea       not null,
    asked       timestamptz not null,
    edition     text
);

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

-- Forms that were sent: each counts once.
create table form_key (
    key     text        primary key,
    used_at timestamptz not null default now()
);

-- A file of members between its dry run and its confirmation. In the database, because the two may reach different
-- nodes; what is older than an hour is deleted with the next upload.
create table console_upload (
    id      uuid primary key,
    who     text not null,
    name    text not null,
    at      timestamptz not null,
    content bytea,
    result  jsonb,
    constraint console_upload_waits_or_is_done check ((content is null) = (result is not null))
);

-- Spring Session's tables, as it names them: any node knows who is logged in.
create table spring_session (
    primary_id            char(36)     not null primary key,
    session_id            char(36)     not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- Spring Security's tables of passkeys, as it names them. They go with their account.
create table user_entities (
    id           varchar(1000) not null primary key,
    name         varchar(100)  not null unique references account (username) on delete cascade,
    display_name varchar(200)
);

create table user_credentials (
    credential_id                varchar(1000) not null primary key,
    user_entity_user_id          varchar(1000) not null references user_entities (id) on delete cascade,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_user on user_credentials (user_entity_user_id);

-- Addresses of nobody's account that agreed once to get test letters. Of the secret in the mail only its hash is kept.
create table test_address (
    address_key  text        primary key,
    asked_by     text        not null,
    asked_at     timestamptz not null default now(),
    token_hash   text        not null unique,
    confirmed_at timestamptz
);
