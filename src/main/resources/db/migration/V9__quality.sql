-- What a team makes of the quality checks: each content/quality.yaml that a start found changed.
-- Owned by org.interpres.review.

create table quality_settings (
  id         bigint      generated always as identity primary key,
  sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content    text        not null,
  loaded_at  timestamptz not null
);

create trigger quality_settings_immutable before update or delete on quality_settings
  for each row execute function refuse_change();

grant select, insert on quality_settings to ${app_role};
