-- The images of a publication, with the bytes that it was signed with. Owned by org.interpres.publish.

-- By their hash, so that versions and locales share what is the same.
create table image (
  sha256     text         primary key check (sha256 = encode(sha256(bytes), 'hex')),
  bytes      bytea        not null,
  stored_at  timestamptz  not null
);

create table publication_image (
  publication_id  bigint   not null references publication (id),
  -- The path that the source names, relative to the article's folder.
  source          text     not null,
  sha256          text     not null references image (sha256),
  media_type      text     not null,
  length          integer  not null check (length >= 0),
  primary key (publication_id, source)
);

create index publication_image_sha256 on publication_image (sha256);

create trigger image_immutable before update or delete on image
  for each row execute function refuse_change();
create trigger publication_image_immutable before update or delete on publication_image
  for each row execute function refuse_change();
create trigger image_no_truncate before truncate on image
  for each statement execute function refuse_change();
create trigger publication_image_no_truncate before truncate on publication_image
  for each statement execute function refuse_change();

grant select, insert on image, publication_image to ${app_role};
