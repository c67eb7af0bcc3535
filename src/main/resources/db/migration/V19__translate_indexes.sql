-- Claims read the open questions of an engine in the order of their ids. The index by age has the same
-- condition, and was smaller: on tables without statistics, as those of a first large run are, the
-- planner read all of it for each claim and sorted. Led by the engine, it costs as much as the other
-- one and has the wrong order.
drop index question_age;
create index question_age on question (engine, asked_at) where answered_at is null and stuck is null;

-- A question is leased, then answered. With room on its page the lease is written beside the row and
-- touches none of its indexes, the widest of which has a hundred bytes an entry.
alter table question set (fillfactor = 55);
