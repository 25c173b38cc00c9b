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
