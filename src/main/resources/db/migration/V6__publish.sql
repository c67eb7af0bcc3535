-- What is out: publications, what was taken back, and the feed. Owned by org.interpres.publish,
-- which reads translation (V1), review and signature (V5).

-- The public part of each key that has signed: publications outlive the key's file.
create table signing_key (
  kid            text        primary key,
  x              text        not null,
  y              text        not null,
  first_used_at  timestamptz not null
);

create table publication (
  id               bigint      generated always as identity primary key,
  article          text        not null references article (slug),
  locale           text        not null,
  version          integer     not null check (version > 0),
  translation_id   bigint      not null references translation (id),
  -- What each signature of the review is bound to.
  approved_sha256  text        not null check (approved_sha256 ~ '^[0-9a-f]{64}$'),
  -- Over that and the signatures: the same words signed anew, after a recall, are a new approval.
  approval_sha256  text        not null check (approval_sha256 ~ '^[0-9a-f]{64}$'),
  title            text        not null,
  html             bytea       not null,
  json             bytea       not null,
  jws              text        not null,
  html_sha256      text        not null,
  json_sha256      text        not null,
  jws_sha256       text        not null,
  kid              text        not null references signing_key (kid),
  published_at     timestamptz not null,
  unique (article, locale, version),
  unique (translation_id, approval_sha256),
  check (html_sha256 = encode(sha256(html), 'hex')),
  check (json_sha256 = encode(sha256(json), 'hex')),
  check (jws_sha256 = encode(sha256(convert_to(jws, 'UTF8')), 'hex'))
);

create table recall (
  publication_id  bigint      primary key references publication (id),
  reason          text        not null check (reason <> ''),
  recalled_by     text        not null,
  recalled_at     timestamptz not null
);

-- A total order that readers poll. The cursor is given below, not by a sequence: a sequence gives
-- 7 before 8, but 8 may commit first, and a reader that has seen 8 never asks for 7.
create table publication_event (
  cursor   bigint      primary key,
  type     text        not null check (type in ('published', 'superseded', 'recalled')),
  article  text        not null,
  locale   text        not null,
  version  integer     not null,
  at       timestamptz not null
);

-- The last line of “no unreviewed text is published”, whatever the program believes.
create function check_publication() returns trigger language plpgsql as $$
declare
  found_state text;
  unsigned_step text;
  latest integer;
begin
  select state into found_state from translation t
  where t.id = new.translation_id and t.article = new.article and t.locale = new.locale
  for no key update;
  if found_state is distinct from 'APPROVED' then
    raise exception 'translation % of % in % is not APPROVED', new.translation_id, new.article,
      new.locale using errcode = 'restrict_violation';
  end if;
  if not exists (select from review r
    where r.translation_id = new.translation_id and cardinality(r.steps) > 0) then
    raise exception 'translation % has no review', new.translation_id
      using errcode = 'restrict_violation';
  end if;
  select required.step into unsigned_step
  from review r cross join unnest(r.steps) as required(step)
  where r.translation_id = new.translation_id and not exists (
    select from signature s
    where s.translation_id = r.translation_id and s.step = required.step
      and s.voided_at is null and s.content_sha256 = new.approved_sha256)
  limit 1;
  if unsigned_step is not null then
    raise exception 'translation %: the step % is not signed for these words',
      new.translation_id, unsigned_step using errcode = 'restrict_violation';
  end if;
  select coalesce(max(version), 0) into latest from publication p
  where p.article = new.article and p.locale = new.locale;
  if new.version <> latest + 1 then
    raise exception 'version % of % in % does not follow %', new.version, new.article, new.locale,
      latest using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger publication_needs_signatures before insert on publication
  for each row execute function check_publication();

-- The lock is held until the commit, so cursors are given in the order in which they are seen.
create function give_cursor() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('publication-feed', 0));
  select coalesce(max(cursor), 0) + 1 into new.cursor from publication_event;
  return new;
end $$;

create trigger publication_event_cursor before insert on publication_event
  for each row execute function give_cursor();

create trigger signing_key_immutable before update or delete on signing_key
  for each row execute function refuse_change();
create trigger publication_immutable before update or delete on publication
  for each row execute function refuse_change();
create trigger recall_immutable before update or delete on recall
  for each row execute function refuse_change();
create trigger publication_event_immutable before update or delete on publication_event
  for each row execute function refuse_change();
create trigger publication_no_truncate before truncate on publication
  for each statement execute function refuse_change();
create trigger recall_no_truncate before truncate on recall
  for each statement execute function refuse_change();
create trigger publication_event_no_truncate before truncate on publication_event
  for each statement execute function refuse_change();

grant select, insert on signing_key, publication, recall, publication_event to ${app_role};
