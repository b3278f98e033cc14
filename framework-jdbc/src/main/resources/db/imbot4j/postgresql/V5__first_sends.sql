-- When the first attempt at a call began that may have run, and the highest message id that was known then.

alter table outbox add column first_sent bigint;
alter table outbox add column newest bigint not null default 0;
