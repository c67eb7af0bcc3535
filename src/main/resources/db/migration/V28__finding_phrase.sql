-- What a finding says, before it is known in which language: the key of a message and what is put
-- into it, as JSON (see StoredPhrase). Pages say it in their reader's language. message stays what
-- it was, the sentence in English: it is what fingerprints, and so waivers and signatures, are bound
-- to. Null for findings from before, which stay English.
alter table finding add column phrase text;
