-- Why an edition waits for a person, in one line.
alter table edition add column held_because text;
