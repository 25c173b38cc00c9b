-- 0 minutes: there is nothing to read, as in an item that is a headline only.
alter table item drop constraint item_minutes_check;

alter table item add column language text;

comment on column item.language is 'the language tag that the item has in its feed, else its feed; null where neither has one';
