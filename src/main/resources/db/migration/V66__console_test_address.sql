-- Addresses of nobody's account that agreed once to get test letters. Of the secret in the mail only its hash is kept.
create table test_address (
    address_key  text        primary key,
    asked_by     text        not null,
    asked_at     timestamptz not null default now(),
    token_hash   text        not null unique,
    confirmed_at timestamptz
);
