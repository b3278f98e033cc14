-- The secret path of a portal's inbound webhook, encrypted; empty for an app.
alter table tenants add column webhook text not null default '';
