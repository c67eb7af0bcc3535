-- Quality by numbers: errors that reviewers mark. Owned by org.interpres.review.

-- An error in a version of a segment, by dimension and severity (MQM, ISO 5060). It is never
-- changed; who marked it by mistake withdraws it.
create table quality_error (
  id              bigint       generated always as identity primary key,
  translation_id  bigint       not null,
  index           integer      not null,
  version         integer      not null,
  target_sha256   text         not null check (target_sha256 ~ '^[0-9a-f]{64}$'),
  dimension       text         not null check (dimension ~ '^[a-z][a-z-]{0,59}$'),
  severity        text         not null check (severity in ('neutral', 'minor', 'major', 'critical')),
  note            text         not null check (length(note) <= 2000),
  marked_by       text         not null,
  marked_at       timestamptz  not null,
  withdrawn_by    text,
  withdrawn_at    timestamptz,
  check ((withdrawn_by is null) = (withdrawn_at is null)),
  foreign key (translation_id, index, version)
    references target_version (translation_id, index, version)
);

create index quality_error_segment on quality_error (translation_id, index);

-- How far people moved an engine's words: measured once a pair of versions, since both stay as they
-- are. Derived, so it may be emptied at any time.
create table edit_distance (
  translation_id  bigint   not null,
  index           integer  not null,
  version         integer  not null,
  -- Levenshtein distance in code points between the draft and this version, and the longer's length.
  distance        integer  not null check (distance >= 0),
  length          integer  not null check (length > 0),
  primary key (translation_id, index, version),
  foreign key (translation_id, index, version)
    references target_version (translation_id, index, version)
);

grant select, insert on quality_error, edit_distance to ${app_role};
grant update (withdrawn_by, withdrawn_at) on quality_error to ${app_role};
