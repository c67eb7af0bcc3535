-- The spine. Owned by org.interpres.article; ingest inserts, the stages move translation.state.

create table article (
  slug        text        primary key check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  locale      text        not null,
  created_at  timestamptz not null
);

create table revision (
  id              bigint      generated always as identity primary key,
  article         text        not null references article (slug),
  number          integer     not null check (number > 0),
  locale          text        not null,
  content_sha256  text        not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  media_type      text        not null,
  -- The bytes as they were received: what an auditor compares with.
  content         bytea       not null,
  document        jsonb       not null,
  created_by      text        not null,
  created_at      timestamptz not null,
  unique (article, number)
);

create table segment (
  revision_id    bigint  not null references revision (id),
  index          integer not null check (index >= 0),
  unit           integer not null check (unit >= 0),
  before         text    not null,
  source         text    not null check (source <> ''),
  after          text    not null,
  source_sha256  text    not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (revision_id, index)
);

create index segment_source on segment (source_sha256);

create table translation (
  id           bigint      generated always as identity primary key,
  article      text        not null references article (slug),
  revision_id  bigint      not null references revision (id),
  locale       text        not null,
  state        text        not null check (state in
    ('QUEUED', 'TRANSLATING', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'FAILED')),
  -- Why it is FAILED, in words for a person, and the state that a retry returns to.
  failure      text,
  failed_from  text,
  version      integer     not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  unique (revision_id, locale),
  check ((state = 'FAILED') = (failure is not null))
);

create index translation_state on translation (state, created_at);
create index translation_article on translation (article, locale);
create index translation_locale on translation (locale);

-- A revision and its segments never change.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: rows of this table never change', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger revision_immutable before update or delete on revision
  for each row execute function refuse_change();
create trigger segment_immutable before update or delete on segment
  for each row execute function refuse_change();

-- TranslationState.next() in the database: a test holds the two together.
create function check_translation_state() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (old.state || '>' || new.state) = any (array[
    'QUEUED>TRANSLATING', 'QUEUED>FAILED', 'QUEUED>SUPERSEDED',
    'TRANSLATING>QUEUED', 'TRANSLATING>IN_REVIEW', 'TRANSLATING>FAILED', 'TRANSLATING>SUPERSEDED',
    'IN_REVIEW>APPROVED', 'IN_REVIEW>FAILED', 'IN_REVIEW>SUPERSEDED',
    'APPROVED>IN_REVIEW', 'APPROVED>PUBLISHED', 'APPROVED>FAILED', 'APPROVED>SUPERSEDED',
    'PUBLISHED>IN_REVIEW', 'PUBLISHED>SUPERSEDED',
    'FAILED>QUEUED', 'FAILED>IN_REVIEW', 'FAILED>APPROVED', 'FAILED>SUPERSEDED'])
  then
    raise exception 'translation % may not go from % to %', old.id, old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger translation_state_change before update on translation
  for each row execute function check_translation_state();

grant select, insert on article, revision, segment to ${app_role};
grant select, insert, update on translation to ${app_role};
