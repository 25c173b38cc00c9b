-- The letters as they were first put into words: a run that is resumed, or shared by many machines, sends the same octets
-- though templates, settings or the number of members changed meanwhile.

create table letter (
    edition_id bigint not null references edition on delete cascade,
    format     text   not null check (format in ('full', 'brief', 'text')),
    subject    text   not null,
    text       text   not null,
    html       text   check ((html is null) = (format = 'text')),
    primary key (edition_id, format)
);
