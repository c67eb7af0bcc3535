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
