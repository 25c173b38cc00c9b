-- A signature that does not cover the body belongs to the first body that it came with.
create table bounce_hook_signature (
    token_hash text        primary key,
    body_hash  text        not null,
    seen_at    timestamptz not null default now()
);
create index bounce_hook_signature_seen_at on bounce_hook_signature (seen_at);
