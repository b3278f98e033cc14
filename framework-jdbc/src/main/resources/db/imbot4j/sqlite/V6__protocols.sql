-- The generation of the chatbot protocol that a portal speaks.
alter table tenants add column protocol text not null default 'v1';
