-- Drafts and who is working on them. Owned by org.interpres.translate.

-- An engine's answer for one segment of a translation. Stored before the next step and never
-- changed: what stands here is not asked of an engine again.
create table draft (
  translation_id  bigint      not null references translation (id),
  segment         integer     not null check (segment >= 0),
  source_sha256   text        not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  target          text        not null check (target <> ''),
  origin          text        not null check (origin in ('MEMORY', 'ENGINE', 'PLACEHOLDER')),
  engine          text        not null,
  model           text,
  score           numeric(4, 3) check (score between 0 and 1),
  drafted_at      timestamptz not null,
  primary key (translation_id, segment)
);

-- Answers that an earlier revision of an article already has.
create index draft_source on draft (source_sha256);

create trigger draft_immutable before update or delete on draft
  for each row execute function refuse_change();

-- A worker's claim on a translation; it counts until lease_until.
create table dispatch (
  translation_id  bigint      primary key references translation (id),
  lease_until     timestamptz not null,
  claims          integer     not null default 1
);

grant select, insert on draft to ${app_role};
grant select, insert, update, delete on dispatch to ${app_role};
