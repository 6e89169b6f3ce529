-- The boxes of handovers are read in the order they are shown in, by indexes that begin like every condition on them: with
-- the city. Without it the planner takes the rows of a body for few, as it multiplies what city and body leave, prefers the
-- key of the body's rows and sorts them all.
drop index handover_sent_index, handover_received_index, handover_sent_state_index, handover_received_state_index;
create index handover_sent_index on handover (city_id, tenant_id, sent_at, id);
create index handover_received_index on handover (city_id, to_tenant_id, sent_at, id);
-- The same for those in one state.
create index handover_sent_state_index on handover (city_id, tenant_id, state, sent_at, id);
create index handover_received_state_index on handover (city_id, to_tenant_id, state, sent_at, id);
