-- Until when a feed's server does not want to be asked (Retry-After).
alter table feed add column retry_at timestamptz;

-- Keys in addresses are neither stored nor shown; the next poll writes what may be seen.
update feed set url = regexp_replace(regexp_replace(url, '[?#].*$', ''), '//[^/@]*@', '//');

-- An index row holds about 2,700 octets, an address may be longer: it is found by its hash.
drop index item_link;
create index item_link on item (feed, md5(link));
