-- What a publication's proof needs beyond its own bytes: the audit trail's checkpoint, keys that
-- count no more, and the version that a roll-back brings back.

-- The last entry of a chain at a moment that a signed manifest names. Owned by org.interpres.audit.
-- Who cuts off a chain's tail also has to take back each copy of that manifest.
create table audit_checkpoint (
  id        bigint  generated always as identity primary key,
  chain     text    not null,
  -- 0, and the hash of nothing, for a chain without an entry.
  sequence  bigint  not null check (sequence >= 0),
  hash      text    not null check (hash ~ '^[0-9a-f]{64}$')
);

create trigger audit_checkpoint_immutable before update or delete on audit_checkpoint
  for each row execute function refuse_change();
create trigger audit_checkpoint_no_truncate before truncate on audit_checkpoint
  for each statement execute function refuse_change();

-- A key whose secret may be known to others. What it signed is no proof any more.
create table key_revocation (
  kid         text        primary key references signing_key (kid),
  reason      text        not null check (reason <> ''),
  revoked_by  text        not null,
  revoked_at  timestamptz not null
);

create trigger key_revocation_immutable before update or delete on key_revocation
  for each row execute function refuse_change();
create trigger key_revocation_no_truncate before truncate on key_revocation
  for each statement execute function refuse_change();

-- A roll-back: a new version, signed anew, with the words and the approvals of an earlier one.
alter table publication add column restored_from bigint references publication (id);
alter table publication drop constraint publication_translation_id_approval_sha256_key;
create unique index publication_approval on publication (translation_id, approval_sha256)
  where restored_from is null;
create index publication_kid on publication (kid);

create or replace function check_publication() returns trigger language plpgsql as $$
declare
  found_state text;
  unsigned_step text;
  latest integer;
  of_source boolean;
begin
  -- The author's own version: in the article's language, the text of the translation's revision.
  select a.locale = new.locale into of_source from article a where a.slug = new.article;
  if new.restored_from is not null then
    -- The same approval as the version that comes back, which nobody has recalled.
    if not exists (
      select from publication p
      where p.id = new.restored_from and p.article = new.article and p.locale = new.locale
        and p.translation_id = new.translation_id and p.approved_sha256 = new.approved_sha256
        and p.approval_sha256 = new.approval_sha256
        and not exists (select from recall r where r.publication_id = p.id))
    then
      raise exception 'publication % is not one of % in % that can come back', new.restored_from,
        new.article, new.locale using errcode = 'restrict_violation';
    end if;
  else
    select state into found_state from translation t
    where t.id = new.translation_id and t.article = new.article
      and (of_source or t.locale = new.locale)
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
        and s.voided_at is null
        and (of_source or s.content_sha256 = new.approved_sha256))
    limit 1;
    if unsigned_step is not null then
      raise exception 'translation %: the step % is not signed for these words',
        new.translation_id, unsigned_step using errcode = 'restrict_violation';
    end if;
    if of_source and not exists (
      select from translation t join revision r on r.id = t.revision_id
      where t.id = new.translation_id and r.locale = new.locale
        and r.content_sha256 = new.approved_sha256)
    then
      raise exception 'publication of % is not the source that translation % was held against',
        new.article, new.translation_id using errcode = 'restrict_violation';
    end if;
  end if;
  if exists (select from key_revocation k where k.kid = new.kid) then
    raise exception 'the signing key % was revoked', new.kid using errcode = 'restrict_violation';
  end if;
  select coalesce(max(version), 0) into latest from publication p
  where p.article = new.article and p.locale = new.locale;
  if new.version <> latest + 1 then
    raise exception 'version % of % in % does not follow %', new.version, new.article, new.locale,
      latest using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

grant select, insert on audit_checkpoint, key_revocation to ${app_role};
