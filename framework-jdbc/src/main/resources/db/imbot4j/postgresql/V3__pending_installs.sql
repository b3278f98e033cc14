-- Installs, updates and uninstalls that were accepted and are not proven yet; their posts are encrypted.

create table pending_installs (
  id text primary key,
  portal text not null,
  address text not null,
  post text not null,
  arrived bigint not null,
  holder text not null,
  held_until bigint not null
);
