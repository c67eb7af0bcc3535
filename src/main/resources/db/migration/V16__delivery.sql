-- Serving from memory, reading by scope, and delivery to other systems. Owned by
-- org.interpres.publish.

-- A process that serves publications from memory, and how far it has seen the feed. A recall is
-- acknowledged only when each of these has seen it, or may no longer serve from memory.
create table serving_process (
  id           uuid        primary key,
  cursor       bigint      not null,
  valid_until  timestamptz not null
);

-- Articles that an account may read where publications need a token; without a row it reads all.
create table reading_scope (
  account  text  not null,
  article  text  not null references article (slug),
  primary key (account, article)
);

create index publication_article_locale on publication (article, locale, version desc)
  include (id);

grant select, insert, update, delete on serving_process, reading_scope to ${app_role};

-- A place that publications are pushed to, and the last event that its deliveries were made of.
create table delivery_target (
  name    text    primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  cursor  bigint  not null
);

-- What a target has of an article's locale, and what it shall have. One row, so that nothing can
-- overtake anything: an event that comes while an earlier one waits takes its place.
create table delivery (
  id            bigint      generated always as identity primary key,
  target        text        not null references delivery_target (name),
  article       text        not null,
  locale        text        not null,
  -- The event that it shall have, and the last one that it has.
  wanted        bigint      not null references publication_event (cursor),
  delivered     bigint      references publication_event (cursor),
  state         text        not null check (state in ('PENDING', 'DELIVERED', 'QUARANTINED')),
  attempts      integer     not null default 0,
  next_at       timestamptz not null,
  leased_until  timestamptz,
  -- Why the last attempt failed, in words for a person.
  failure       text,
  delivered_at  timestamptz,
  unique (target, article, locale),
  check (state <> 'DELIVERED' or delivered = wanted)
);

create index delivery_due on delivery (next_at) where state = 'PENDING';
create index delivery_article on delivery (article, locale);

grant select, insert, update on delivery_target, delivery to ${app_role};
