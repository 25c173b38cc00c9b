-- 0 minutes: there is nothing to read, as in an item that is a headline only.
alter table item drop constraint item_minutes_check;
alter table item add constraint item_minutes check (minutes >= 0);

alter table item add column language text;

comment on column item.language is 'the language tag that the feed gives this item; null where it is the feed''s';
