-- The links in letters carry a token that is derived from the member, the digest and a key (member.LinkTokens), so that no
-- row of this database opens a member's page. Letters that went out before carry random tokens: their hashes stay, so that
-- these links go on working.
create table member_old_link (
    token_hash bytea primary key,
    member_id  bigint not null references member (id) on delete cascade
);
create index member_old_link_member on member_old_link (member_id);
insert into member_old_link (token_hash, member_id) select sha256(convert_to(token, 'UTF8')), id from member;

-- The newest key makes tokens and encrypts waiting mails, all of them are accepted: a new row changes the key and breaks nothing.
create table member_key (
    id     bigint generated always as identity primary key,
    secret bytea not null check (length(secret) = 32)
);

drop view mailable_member;
alter table member
    drop column token,
    -- Counts the member's moves to another address. A token of an earlier number only unsubscribes. Eleven bits of a token.
    add column link_generation int not null default 0 check (link_generation between 0 and 2047),
    add constraint member_id_fits_a_link check (id < 1::bigint << 34);

-- Whom a digest may be mailed to now. What a link says: the member's id, 11 bits of generation, 11 bits of digest (0: none).
create view mailable_member (member_id, digest, address, name, format, language, zone, link) as
select m.id, d.digest, m.address, m.name, m.format, m.language, m.zone,
       (m.id << 22) + (m.link_generation::bigint << 11) + coalesce(c.number + 1, 0)
  from member m
  join member_digest d on d.member_id = m.id and d.left_at is null
  left join digest_code c on c.digest = d.digest
 where m.status = 'active'
   and (m.paused_until is null or m.paused_until <= now())
   and not exists (select from suppression s where s.member_id = m.id and s.lifted_at is null);

-- A confirmation is for the member as they were when it was asked for: of that address (generation).
alter table confirmation
    add column token_hash text collate "C",
    add column generation int not null default 0,
    add column wanted text,
    drop constraint confirmation_kind_check,
    add constraint confirmation_kind_check
        check (kind in ('join', 'old-address', 'new-address', 'name', 'data', 'erase'));
update confirmation set token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex');
alter table confirmation alter column token_hash set not null, drop column token;
create unique index confirmation_token_hash on confirmation (token_hash);

-- What a waiting mail says holds links that open pages: it is encrypted (member.KeyRing). Older rows begin with '{'.
alter table waiting_letter alter column model type bytea using convert_to(model::text, 'UTF8');
