-- What a page says to a reader in danger, as the people who signed saw it. Owned by
-- org.interpres.review; a signature's content hash covers it (see ReviewedContent).
create table crisis_notice (
  sha256         text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The notices of the translation's page and of its source's, as JSON.
  content        text        not null,
  first_used_at  timestamptz not null
);

create trigger crisis_notice_immutable before update or delete on crisis_notice
  for each row execute function refuse_change();
create trigger crisis_notice_no_truncate before truncate on crisis_notice
  for each statement execute function refuse_change();

-- Fixed by the first signature that counts; null where the article needs none, or nobody has signed.
alter table review add column notice_sha256 text references crisis_notice (sha256);

grant select, insert on crisis_notice to ${app_role};
