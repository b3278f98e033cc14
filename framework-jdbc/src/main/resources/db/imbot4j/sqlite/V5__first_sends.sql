-- When the first attempt at a call began that may have run, and the highest message id that was known then.

alter table outbox add column first_sent integer;
alter table outbox add column newest integer not null default 0;
