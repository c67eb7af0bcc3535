-- The audit trail: append-only, one hash chain an article. Owned by org.interpres.audit.

create table audit_entry (
  id             bigint      generated always as identity primary key,
  -- An article's slug, or '' for what concerns no article.
  chain          text        not null,
  sequence       bigint      not null check (sequence > 0),
  at             timestamptz not null,
  actor          text        not null,
  action         text        not null,
  outcome        text        not null check (outcome in ('done', 'refused')),
  details        jsonb       not null,
  previous_hash  text        not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash           text        not null check (hash ~ '^[0-9a-f]{64}$'),
  unique (chain, sequence)
);

create trigger audit_entry_immutable before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();

grant select, insert on audit_entry to ${app_role};
