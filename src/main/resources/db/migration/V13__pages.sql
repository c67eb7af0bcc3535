-- What the pages keep for the people who work in them. Owned by org.interpres.identity
-- (page_preference) and org.interpres.review (all else).

create table page_preference (
  account   text  primary key references account (name),
  language  text  not null check (language ~ '^[a-z]{2,3}$')
);

-- What somebody has typed and not saved. It is nobody else's, and no word of the translation yet.
create table segment_draft (
  translation_id  bigint       not null,
  index           integer      not null,
  account         text         not null references account (name),
  -- The version that was on the screen when it was typed.
  version         integer      not null check (version > 0),
  target          text         not null,
  written_at      timestamptz  not null,
  primary key (translation_id, index, account),
  foreign key (translation_id, index) references review_segment (translation_id, index)
);

-- Who has a translation on the screen, and where in it.
create table presence (
  translation_id  bigint       not null references translation (id),
  account         text         not null references account (name),
  segment         integer      check (segment >= 0),
  seen_at         timestamptz  not null,
  primary key (translation_id, account)
);

-- What people say of a sentence: kept by article, locale and source, so that the talk about a
-- sentence stays with it when another sentence of the article changes.
create table segment_comment (
  id              bigint       generated always as identity primary key,
  article         text         not null,
  locale          text         not null,
  source_sha256   text         not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  translation_id  bigint       not null,
  index           integer      not null,
  -- A query asks the author of the source; what is said to it has its id in answers.
  kind            text         not null check (kind in ('comment', 'query')),
  answers         bigint       references segment_comment (id),
  body            text         not null check (body <> '' and length(body) <= 4000),
  written_by      text         not null,
  written_at      timestamptz  not null,
  settled_by      text,
  settled_at      timestamptz,
  check (answers is null or kind = 'comment'),
  check ((settled_by is null) = (settled_at is null)),
  foreign key (translation_id, index) references review_segment (translation_id, index)
);

create index segment_comment_sentence on segment_comment (article, locale, source_sha256);
create index segment_comment_open_query on segment_comment (article) where kind = 'query' and settled_at is null;
create index segment_comment_answers on segment_comment (answers);

-- How fast somebody decides is read with each page of the workbench.
create index decision_by_person on decision (decided_by, decided_at);

grant select, insert on page_preference, segment_draft, presence, segment_comment to ${app_role};
grant update (language) on page_preference to ${app_role};
grant update (version, target, written_at), delete on segment_draft to ${app_role};
grant update (segment, seen_at), delete on presence to ${app_role};
grant update (settled_by, settled_at) on segment_comment to ${app_role};
