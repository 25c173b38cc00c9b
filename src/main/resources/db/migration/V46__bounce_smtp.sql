-- Up to where the relay's replies to an edition were taken as bounces: how its sending stood then.
create table bounce_smtp (
    edition_id bigint primary key,
    stood      text not null
);
