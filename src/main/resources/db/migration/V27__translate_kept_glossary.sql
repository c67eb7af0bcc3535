-- The glossaries that Interpres keeps at vendors. Owned by org.interpres.translate.

-- One for each version of the termbase and locale pair that an engine was asked with. The row is made
-- before the vendor is asked, and one process asks at a time: however many want the glossary, it is
-- made once.
create table kept_glossary (
  id             bigint      generated always as identity primary key,
  engine         text        not null,
  source_locale  text        not null,
  target_locale  text        not null,
  -- Of the terms between these locales, as drafts record it.
  version        text        not null,
  state          text        not null default 'WANTED'
    check (state in ('WANTED', 'READY', 'REFUSED', 'FAILED')),
  -- By which the vendor knows it.
  vendor_id      text,
  -- What went wrong or was left out, and what to do about it, in words for a person: no key.
  note           text        not null default '',
  -- Failures in a row.
  failures       integer     not null default 0,
  -- One process asks the vendor until then.
  lease_until    timestamptz not null default '-infinity',
  -- After a failure nobody asks before.
  retry_at       timestamptz not null default '-infinity',
  -- When the vendor did not know it though it had been made.
  lost_at        timestamptz,
  made_at        timestamptz,
  used_at        timestamptz not null,
  unique (engine, source_locale, target_locale, version),
  check ((state = 'READY') = (vendor_id is not null))
);

grant select, insert, update, delete on kept_glossary to ${app_role};
