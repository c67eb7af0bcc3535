-- What is out is under revision while a later revision says something critical otherwise. Owned by
-- org.interpres.publish, which compares each current publication once with each latest revision.

create table revision_check (
  publication_id  bigint      primary key references publication (id),
  -- The latest one that the publication was compared with.
  revision_id     bigint      not null references revision (id),
  -- Null while it says nothing critical otherwise.
  since           timestamptz
);

grant select, insert, update on revision_check to ${app_role};

alter table publication_event drop constraint publication_event_type_check;
alter table publication_event add constraint publication_event_type_check check (type in
  ('published', 'superseded', 'recalled', 'under-revision', 'revision-settled'));
