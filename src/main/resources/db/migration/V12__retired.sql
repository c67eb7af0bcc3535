-- What is translated no longer: locales that were removed, articles that were retired. Owned by
-- org.interpres.article; the audit trail holds the history, these tables hold what is.

create table locale_removal (
  article     text        not null references article (slug),
  locale      text        not null,
  reason      text        not null check (reason <> ''),
  removed_by  text        not null,
  removed_at  timestamptz not null,
  primary key (article, locale)
);

create table article_retirement (
  article     text        primary key references article (slug),
  reason      text        not null check (reason <> ''),
  retired_by  text        not null,
  retired_at  timestamptz not null
);

-- A review record lists the void ones too, which the indexes of V5 leave out.
create index signature_translation on signature (translation_id);

grant select, insert, delete on locale_removal, article_retirement to ${app_role};
