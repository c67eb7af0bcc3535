-- Who holds a delivery's lease, so that a process can keep its own and know that it has lost one.
-- Owned by org.interpres.publish.

alter table delivery add column leased_by uuid;
