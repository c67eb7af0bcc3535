-- What engines are asked, who waits for it, what it costs and how engines fare.
-- Owned by org.interpres.translate.

-- A distinct sentence of a locale pair. However many translations wait for it, it is asked once, and
-- what it was answered is kept: the unit of work of a dispatch that a crash may interrupt anywhere.
create table question (
  id              bigint      generated always as identity primary key,
  source_locale   text        not null,
  target_locale   text        not null,
  -- The engines that may be asked and the glossary: the same sentence under others is another question.
  recipe          text        not null,
  source_sha256   text        not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  source          text        not null check (source <> ''),
  -- The neighbouring sentences, for engines that take context.
  before          text,
  after           text,
  -- The article that its characters are charged to: the first that asked.
  article         text        not null references article (slug),
  asked_at        timestamptz not null,
  -- Whom to ask next, and whom after that.
  engine          text        not null,
  others          text[]      not null,
  protection      text        not null default 'NATIVE' check (protection in ('NATIVE', 'PLACEHOLDERS')),
  tries           integer     not null default 0,
  -- At most so many in its next batch: an engine refused a larger one without saying which text.
  at_most         integer     check (at_most > 0),
  lease_until     timestamptz not null default '-infinity',
  -- Why it cannot go on, in words for a person; whoever waits for it is FAILED until they retry.
  stuck           text,
  answer          text        check (answer <> ''),
  origin          text        check (origin in ('MEMORY', 'ENGINE')),
  answered_by     text,
  model           text,
  score           numeric(4, 3) check (score between 0 and 1),
  glossary        text,
  answered_at     timestamptz,
  unique (source_locale, target_locale, recipe, source_sha256),
  check ((answer is null) = (answered_at is null) and (answer is null) = (origin is null))
);

create index question_open on question (engine, id) where answered_at is null and stuck is null;
create index question_stuck on question (id) where answered_at is null and stuck is not null;
create index question_age on question (asked_at) where answered_at is null and stuck is null;

-- A segment that waits for a question's answer; gone when its draft is stored.
create table asker (
  translation_id  bigint  not null references translation (id),
  segment         integer not null,
  question_id     bigint  not null references question (id),
  primary key (translation_id, segment)
);

create index asker_question on asker (question_id);

-- The glossary that an answer was made with.
alter table draft add column glossary text;

-- A call of an engine: stored before it is made, so that what was sent is counted whatever happens.
create table engine_call (
  id             bigint      generated always as identity primary key,
  engine         text        not null,
  source_locale  text        not null,
  target_locale  text        not null,
  texts          integer     not null check (texts > 0),
  -- UTF-16 code units of the texts that were sent, without context: what vendors bill.
  characters     integer     not null check (characters > 0),
  called_at      timestamptz not null,
  finished_at    timestamptz,
  -- From asking to the answer, without the wait for a place among the engine's calls.
  milliseconds   integer     check (milliseconds >= 0),
  outcome        text        check (outcome in ('ANSWERED', 'FAILED', 'NOT_SENT')),
  -- What failed, in words for a person: no article text, no key.
  fault          text,
  check ((finished_at is null) = (outcome is null))
);

create index engine_call_time on engine_call (engine, called_at);

-- Whose characters a call had: batches hold sentences of many articles.
create table engine_charge (
  call_id     bigint  not null references engine_call (id),
  article     text    not null references article (slug),
  texts       integer not null check (texts > 0),
  characters  integer not null check (characters > 0),
  primary key (call_id, article)
);

create index engine_charge_article on engine_charge (article);

-- What a month has cost, so that a budget is a single row to compare with.
create table engine_month (
  engine      text   not null,
  -- The first day of the month, in UTC.
  month       date   not null,
  calls       bigint not null check (calls >= 0),
  characters  bigint not null check (characters >= 0),
  primary key (engine, month)
);

-- How an engine fares; its lock puts the claims of all processes in a row.
create table engine_state (
  engine       text        primary key,
  -- Failures since its last answer.
  failures     integer     not null default 0,
  paused_until timestamptz not null default '-infinity',
  -- Until then one call finds out whether it is well again.
  probe_until  timestamptz not null default '-infinity',
  fault        text,
  failed_at    timestamptz,
  answered_at  timestamptz
);

-- A translation had a lease as a whole; its sentences have them now.
drop table dispatch;

grant select, insert, update, delete on question, asker to ${app_role};
grant select, insert, update on engine_call, engine_month, engine_state to ${app_role};
grant select, insert on engine_charge to ${app_role};
