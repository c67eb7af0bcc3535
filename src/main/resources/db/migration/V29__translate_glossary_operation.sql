-- A vendor may take minutes to make a glossary. Owned by org.interpres.translate.

-- By which the vendor can be asked how far it is, so that another process need not make it again.
alter table kept_glossary
  add column operation text check (operation is null or state = 'WANTED');
