alter table item
    -- The guid without its revision, as a hash: the same story after its guid was renewed.
    add column story        text,
    -- Since when its source does not show it any more, and what that means.
    add column gone_since   timestamptz,
    add column presence     text    not null default 'shown'
        check (presence in ('shown', 'gone', 'withdrawn', 'retracted')),
    -- The site shows the whole text to members or payers only.
    add column members_only boolean not null default false;

drop index item_link;
create index item_link on item (md5(link));
create index item_story on item (story);
