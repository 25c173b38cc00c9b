-- The digest of a complaint that names no edition: the one whose letter this member got last.
alter table bounce_event add column digest text;
