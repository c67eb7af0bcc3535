-- The review: who decided on which words. Owned by org.interpres.review; publish reads review and
-- signature.

-- Each text of content/review-policy.yaml that a review was held under: what an auditor reads years
-- later, when the file has changed.
create table review_policy (
  sha256         text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  content        text        not null,
  first_used_at  timestamptz not null
);

create trigger review_policy_immutable before update or delete on review_policy
  for each row execute function refuse_change();

create table review (
  translation_id      bigint      primary key references translation (id),
  -- The steps that it must pass, in order, as its policy names them.
  steps               text[]      not null check (cardinality(steps) > 0),
  policy_sha256       text        not null references review_policy (sha256),
  opened_at           timestamptz not null,
  -- When publishing an approved translation was allowed, and by whom.
  released_at         timestamptz,
  released_by         text,
  -- Counts that each act keeps true, so that the queue reads one row a translation.
  segments            integer     not null default 0,
  decided             integer[]   not null default '{}',
  rejected            integer     not null default 0,
  open_critical       integer     not null default 0,
  undecided_critical  integer     not null default 0,
  check ((released_at is null) = (released_by is null))
);

create table review_segment (
  translation_id  bigint   not null references review (translation_id),
  index           integer  not null check (index >= 0),
  version         integer  not null check (version > 0),
  target          text     not null check (target <> ''),
  source_sha256   text     not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  target_sha256   text     not null check (target_sha256 ~ '^[0-9a-f]{64}$'),
  origin_kind     text     not null check (origin_kind in ('MEMORY', 'ENGINE', 'PERSON', 'PLACEHOLDER')),
  origin_engine   text,
  origin_model    text,
  origin_score    numeric,
  risk            text     not null check (risk in ('CRITICAL', 'STANDARD', 'LOW')),
  state           text     not null check (state in ('OPEN', 'REJECTED', 'REVIEWED', 'APPROVED')),
  -- How many steps have approved these words: the first so many of review.steps.
  approved_steps  integer  not null default 0 check (approved_steps >= 0),
  -- Critical findings of these words that nobody has waived.
  open_critical   integer  not null default 0 check (open_critical >= 0),
  -- Accounts that ever changed the words, here or in the translation that they were carried from.
  editors         text[]   not null default '{}',
  primary key (translation_id, index)
);

create index review_segment_source on review_segment (source_sha256, translation_id);

-- Every version of every target.
create table target_version (
  translation_id  bigint      not null,
  index           integer     not null,
  version         integer     not null,
  target          text        not null,
  target_sha256   text        not null,
  origin_kind     text        not null,
  origin_engine   text,
  origin_model    text,
  origin_score    numeric,
  written_by      text        not null,
  written_at      timestamptz not null,
  reason          text        not null check (reason in ('drafted', 'carried', 'edited')),
  -- The translation that carried words come from.
  carried_from    bigint      references translation (id),
  primary key (translation_id, index, version),
  foreign key (translation_id, index) references review_segment (translation_id, index)
    deferrable initially deferred
);

create trigger target_version_immutable before update or delete on target_version
  for each row execute function refuse_change();

-- What the checks said of a version of a target.
create table finding (
  id              bigint   generated always as identity primary key,
  translation_id  bigint   not null,
  index           integer  not null,
  version         integer  not null,
  check_id        text     not null,
  severity        text     not null check (severity in ('critical', 'major', 'minor')),
  message         text     not null,
  source_from     integer,
  source_to       integer,
  target_from     integer,
  target_to       integer,
  -- The same finding on the same words has the same fingerprint: a waiver outlives its row by it.
  fingerprint     text     not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  foreign key (translation_id, index, version)
    references target_version (translation_id, index, version),
  check ((source_from is null) = (source_to is null)),
  check ((target_from is null) = (target_to is null))
);

create index finding_segment on finding (translation_id, index, version);

create trigger finding_immutable before update or delete on finding
  for each row execute function refuse_change();

-- A finding that a qualified reviewer lets stand, for exactly these words.
create table waiver (
  id              bigint      generated always as identity primary key,
  translation_id  bigint      not null,
  index           integer     not null,
  finding_id      bigint      not null references finding (id),
  fingerprint     text        not null,
  source_sha256   text        not null,
  target_sha256   text        not null,
  reason          text        not null check (reason <> ''),
  waived_by       text        not null,
  waived_at       timestamptz not null,
  carried_from    bigint      references waiver (id),
  unique (translation_id, index, fingerprint, source_sha256, target_sha256),
  foreign key (translation_id, index) references review_segment (translation_id, index)
);

create trigger waiver_immutable before update or delete on waiver
  for each row execute function refuse_change();

-- An approval or a rejection of exactly these words in a step.
create table decision (
  id              bigint      generated always as identity primary key,
  translation_id  bigint      not null,
  index           integer     not null,
  step            text        not null,
  verdict         text        not null check (verdict in ('approve', 'reject')),
  version         integer     not null,
  source_sha256   text        not null,
  target_sha256   text        not null,
  comment         text        not null,
  decided_by      text        not null,
  decided_at      timestamptz not null,
  -- The decision of an earlier translation that this one repeats, with its people and time.
  carried_from    bigint      references decision (id),
  voided_at       timestamptz,
  void_reason     text,
  foreign key (translation_id, index) references review_segment (translation_id, index),
  check (verdict = 'approve' or comment <> ''),
  check ((voided_at is null) = (void_reason is null))
);

create unique index decision_valid on decision (translation_id, index, step)
  where verdict = 'approve' and voided_at is null;
create index decision_segment on decision (translation_id, index);

create table signature (
  id              bigint      generated always as identity primary key,
  translation_id  bigint      not null references review (translation_id),
  step            text        not null,
  account         text        not null,
  -- The name as it was printed when it was signed (21 CFR 11.50).
  signer          text        not null,
  meaning         text        not null check (meaning in
    ('authorship', 'review', 'approval', 'responsibility')),
  signed_at       timestamptz not null,
  -- What was signed: see ReviewedContent.
  content_sha256  text        not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  -- Over content, step, account, signer, meaning and time, so that none can be exchanged.
  seal_sha256     text        not null check (seal_sha256 ~ '^[0-9a-f]{64}$'),
  voided_at       timestamptz,
  void_reason     text,
  check ((voided_at is null) = (void_reason is null))
);

-- One valid signature a step, and never one person for two.
create unique index signature_step on signature (translation_id, step) where voided_at is null;
create unique index signature_account on signature (translation_id, account) where voided_at is null;

-- A decision and a signature change once: from valid to void.
create function refuse_change_but_voiding() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.voided_at is null and new.voided_at is not null
    and to_jsonb(new) - 'voided_at' - 'void_reason' = to_jsonb(old) - 'voided_at' - 'void_reason'
  then
    return new;
  end if;
  raise exception '% on % is refused: a row may only be voided, once', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger decision_append_only before update or delete on decision
  for each row execute function refuse_change_but_voiding();
create trigger signature_append_only before update or delete on signature
  for each row execute function refuse_change_but_voiding();

-- The last line: nobody signs a step of which a segment's present words are not approved.
create function check_signature() returns trigger language plpgsql as $$
begin
  if exists (
    select from review_segment s
    where s.translation_id = new.translation_id and not exists (
      select from decision d
      where d.translation_id = s.translation_id and d.index = s.index and d.step = new.step
        and d.verdict = 'approve' and d.voided_at is null
        and d.source_sha256 = s.source_sha256 and d.target_sha256 = s.target_sha256))
  then
    raise exception 'translation %: step % cannot be signed, segments are undecided',
      new.translation_id, new.step using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger signature_needs_decisions before insert on signature
  for each row execute function check_signature();

create trigger target_version_no_truncate before truncate on target_version
  for each statement execute function refuse_change();
create trigger finding_no_truncate before truncate on finding
  for each statement execute function refuse_change();
create trigger waiver_no_truncate before truncate on waiver
  for each statement execute function refuse_change();
create trigger decision_no_truncate before truncate on decision
  for each statement execute function refuse_change();
create trigger signature_no_truncate before truncate on signature
  for each statement execute function refuse_change();

grant select, insert on review_policy, target_version, finding, waiver to ${app_role};
grant select, insert, update on review, review_segment to ${app_role};
grant select, insert, update (voided_at, void_reason) on decision, signature to ${app_role};
