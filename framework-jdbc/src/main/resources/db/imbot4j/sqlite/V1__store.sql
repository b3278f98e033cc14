-- Times are milliseconds since 1970. States are numbered as in InboxTable and OutboxTable.

create table nodes (
  id integer primary key autoincrement,
  name text not null
);

create table lanes (
  portal text not null,
  bot text not null,
  dialog text not null,
  owner integer,
  primary key (portal, bot, dialog)
) without rowid;
create index lanes_free on lanes (portal) where owner is null;

create table event_keys (
  portal text not null,
  event_key text not null,
  seen integer not null,
  primary key (portal, event_key)
) without rowid;
create index event_keys_seen on event_keys (seen);

create table inbox (
  id integer primary key autoincrement,
  place integer,
  portal text not null,
  bot text not null,
  dialog text not null,
  event_key text not null,
  event text not null,
  state integer not null default 0,
  attempts integer not null default 0,
  accepted integer not null,
  not_before integer,
  why text not null default '',
  incident text not null default '',
  fresh integer not null default 0,
  closed integer
);
create index inbox_open on inbox (portal, bot, dialog, coalesce(place, id)) where state <= 2;
create index inbox_fresh on inbox (id) where fresh = 1;
create index inbox_closed on inbox (closed) where state > 2;

create table outbox (
  id integer primary key autoincrement,
  place integer,
  portal text not null,
  bot text not null,
  dialog text not null,
  request text not null,
  fallback text,
  priority integer not null,
  supersedes text not null,
  once integer not null,
  state integer not null default 0,
  attempts integer not null default 0,
  since integer not null,
  not_before integer,
  why text not null default '',
  fresh integer not null default 0,
  closed integer,
  grp text,
  grp_key text
);
create index outbox_open on outbox (portal, bot, dialog, coalesce(place, id)) where state <= 2;
create index outbox_fresh on outbox (id) where fresh = 1;
create index outbox_closed on outbox (closed) where state > 2;

create table sessions (
  portal text not null,
  bot text not null,
  dialog text not null,
  user_id integer not null,
  state text not null,
  expires integer,
  primary key (portal, bot, dialog, user_id)
) without rowid;
create index sessions_expires on sessions (expires) where expires is not null;

create table timers (
  id integer primary key autoincrement,
  portal text not null,
  bot text not null,
  dialog text not null,
  name text not null,
  due integer not null,
  event_key text not null,
  event text not null,
  unique (portal, bot, dialog, name)
);
create index timers_due on timers (due);

create table call_groups (
  grp text not null,
  grp_key text not null,
  open integer not null,
  failed integer not null default 0,
  created integer not null,
  primary key (grp, grp_key)
) without rowid;
create index call_groups_created on call_groups (created);

create table tenants (
  portal text primary key,
  endpoint text not null,
  application_token text not null,
  access_token text not null,
  refresh_token text not null,
  expires_at text not null,
  oauth_server text not null,
  scope text not null,
  status text not null,
  installed_at text not null,
  uninstalled_at text
) without rowid;

create table ledgers (
  portal text primary key,
  ledger text not null
) without rowid;
