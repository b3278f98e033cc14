-- The name under which the number is kept that a portal answers a call with.

alter table outbox add column result text not null default '';
