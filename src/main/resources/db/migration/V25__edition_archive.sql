-- What an edition can be found by: its subject and the words of its stories. Cut, because a search index has a limit and
-- an edition must never fail for it.
alter table edition add column words tsvector generated always as (
    to_tsvector('simple', left(
        digest || ' ' || (content ->> 'subject')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.lead.title')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.lead.summary')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.sections[*].stories[*].title')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.sections[*].stories[*].summary')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.brief[*].title')::text, '')
        || ' ' || coalesce(jsonb_path_query_array(content, 'lax $.videos[*].title')::text, ''), 100000))) stored;
create index edition_words on edition using gin (words);
create index edition_by_time on edition (to_at desc, id desc);
