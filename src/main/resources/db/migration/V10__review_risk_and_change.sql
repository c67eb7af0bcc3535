-- Which steps a segment skips, and what a new revision did to each segment. Owned by
-- org.interpres.review.

-- By its risk, as the policy says that the review is held under.
alter table review_segment add column skips text[] not null default '{}';

-- V5's, but for segments that do not go through the step.
create or replace function check_signature() returns trigger language plpgsql as $$
begin
  if exists (
    select from review_segment s
    where s.translation_id = new.translation_id and new.step <> all (s.skips) and not exists (
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

-- Where a segment's source comes from, seen from the review of the revision before. A segment that
-- is new has no row.
create table segment_change (
  translation_id       bigint    not null,
  index                integer   not null,
  kind                 text      not null check (kind in
    ('same', 'context', 'space', 'edited', 'split', 'merged')),
  moved                boolean   not null,
  previous_translation bigint    not null references review (translation_id),
  -- The segments that it was, in order; several where sentences were merged.
  previous_indexes     integer[] not null check (cardinality(previous_indexes) > 0),
  -- The versions of their targets at that moment.
  previous_versions    integer[] not null,
  primary key (translation_id, index),
  foreign key (translation_id, index) references review_segment (translation_id, index),
  check (cardinality(previous_versions) = cardinality(previous_indexes))
);

create trigger segment_change_immutable before update or delete on segment_change
  for each row execute function refuse_change();
create trigger segment_change_no_truncate before truncate on segment_change
  for each statement execute function refuse_change();

grant select, insert on segment_change to ${app_role};
