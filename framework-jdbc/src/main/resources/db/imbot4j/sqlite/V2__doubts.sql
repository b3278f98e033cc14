-- How many attempts at a call may have run without our hearing of it.

alter table outbox add column doubts integer not null default 0;
