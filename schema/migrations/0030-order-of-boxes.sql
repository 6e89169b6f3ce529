-- The boxes of a body are read in the order they are shown in, by indexes that begin like every condition on them: with
-- the city. Without it the planner takes the rows of a body for few, as it multiplies what city and body leave, prefers the
-- key of the body's rows and sorts them all.
drop index handover_sent_index, handover_received_index, handover_sent_state_index, handover_received_state_index;
create index handover_sent_index on handover (city_id, tenant_id, sent_at, id);
create index handover_received_index on handover (city_id, to_tenant_id, sent_at, id);
-- The same for those in one state.
create index handover_sent_state_index on handover (city_id, tenant_id, state, sent_at, id);
create index handover_received_state_index on handover (city_id, to_tenant_id, state, sent_at, id);
-- The same for what was sent at once,
drop index dispatch_tenant_index;
create index dispatch_tenant_index on dispatch (city_id, tenant_id, sent_at, id);
-- and for credits, given and received.
drop index research_credit_given_index, research_credit_received_index;
create index research_credit_given_index on research_credit (city_id, tenant_id, credited_on, id);
create index research_credit_received_index on research_credit (city_id, to_tenant_id, credited_on, id);
-- Which look-backs are due is asked with the state as a parameter: an index that holds one state alone does not serve it.
drop index research_suggestion_due_index;
create index research_suggestion_due_index on research_suggestion (city_id, tenant_id, state, implemented_on, id)
  where looked_back_on is null;
