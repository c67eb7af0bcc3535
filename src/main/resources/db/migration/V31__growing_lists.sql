-- An article's trail in the order of its ids, however many entries other articles have.
create index audit_entry_chain_id on audit_entry (chain, id);

-- An engine's calls, the latest first: by time alone each page sorted all calls of the engine.
create index engine_call_engine_id on engine_call (engine, id);
