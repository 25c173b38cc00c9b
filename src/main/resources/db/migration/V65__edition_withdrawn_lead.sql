-- The headline of the lead that the edition lost, because its site had withdrawn the story before it went out.
alter table edition add column withdrawn_lead text;
