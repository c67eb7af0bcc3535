-- Recalling one locale and pointing to another (its address), and finding what
-- goes back to review. Owned by org.interpres.publish.

alter table recall add column replaced_by text;

create index recall_recalled_at on recall (recalled_at);
create index publication_translation on publication (translation_id);
