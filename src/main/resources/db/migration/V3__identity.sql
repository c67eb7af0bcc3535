-- Who acts. Owned by org.interpres.identity. What was true before is in the audit trail.

create table account (
  -- Part of signatures, so never given to anybody else (21 CFR 11.100): no row is ever deleted.
  name                  text        primary key check (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
  display_name          text        not null check (display_name <> ''),
  roles                 text[]      not null check
    (roles <@ array['LINGUIST', 'MEDIC', 'LOCALIZER', 'PUBLISHER', 'ADMIN']),
  password_hash         text        not null,
  password_changed_at   timestamptz not null,
  must_change_password  boolean     not null,
  -- Grows with each change after which an earlier sign-in counts no more.
  credential_version    integer     not null default 1,
  created_at            timestamptz not null,
  disabled_at           timestamptz
);

create trigger account_kept before delete on account
  for each row execute function refuse_change();
create trigger account_not_truncated before truncate on account
  for each statement execute function refuse_change();

create function refuse_rename() returns trigger language plpgsql as $$
begin
  if new.name <> old.name or new.created_at <> old.created_at then
    raise exception 'the name of an account never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger account_name_kept before update on account
  for each row execute function refuse_rename();

create table qualification (
  id          bigint      generated always as identity primary key,
  account     text        not null references account (name),
  kind        text        not null check (kind in ('LINGUISTIC', 'MEDICAL')),
  source      text        not null,
  target      text        not null,
  expires     date        not null,
  granted_at  timestamptz not null,
  revoked_at  timestamptz
);

create index qualification_account on qualification (account);

create table api_token (
  id            bigint      generated always as identity primary key,
  account       text        not null references account (name),
  label         text        not null,
  -- The token itself has 256 random bits: a plain hash cannot be guessed back.
  token_sha256  text        not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  -- Its first characters, for a person to tell tokens apart.
  prefix        text        not null,
  roles         text[]      not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null check (expires_at > created_at),
  revoked_at    timestamptz,
  last_used_at  timestamptz
);

create index api_token_account on api_token (account);

-- Failures that count towards a lock-out; rows go when they count no more. What people type as a
-- name is now and then their password, hence the hash.
create table sign_in_failure (
  id              bigint      generated always as identity primary key,
  account_sha256  text        not null,
  -- Null where somebody who is signed in confirms a signature.
  address         text,
  at              timestamptz not null
);

create index sign_in_failure_account on sign_in_failure (account_sha256, at);
create index sign_in_failure_address on sign_in_failure (address, at);
create index sign_in_failure_at on sign_in_failure (at);

grant select, insert on account to ${app_role};
grant update (display_name, roles, password_hash, password_changed_at, must_change_password,
  credential_version, disabled_at) on account to ${app_role};
grant select, insert on qualification to ${app_role};
grant update (revoked_at) on qualification to ${app_role};
grant select, insert on api_token to ${app_role};
grant update (revoked_at, last_used_at) on api_token to ${app_role};
grant select, insert, delete on sign_in_failure to ${app_role};
