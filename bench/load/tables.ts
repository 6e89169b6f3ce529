const scope = 'city_id, county_id, parent_id, tenant_id, reach, id';

/** The tables that are filled and the columns of their rows, in the order in which the writers give them. */
export const columns = {
  person: 'id, name',
  account: `${scope}, person_id, person_name, name, state, founding, password_hash, password_version, control_version, created_at`,
  seat: `${scope}, account_id, person_id, person_name, roles, state, founding, started_at`,
  term: `${scope}, number, starts_on, ends_on`,
  term_session: `${scope}, term_id, number, starts_on, ends_on`,
  theme: `${scope}, year, position, title`,
  gate_template: `${scope}, position, kind, name`,
  quota: `${scope}, year, level, position, form, on_policy, period, minimum, label`,
  reporting_requirement: `${scope}, year, level, due_on, label`,
  number_series: `${scope}, year, last`,
  plan:
    `${scope}, level, year, title, state, edition, round, return_reason, reported_on, issued_on, issued_by, ` +
    'document_number, closed_on, review, created_at, updated_at, version',
  plan_gate: `${scope}, plan_id, round, position, kind, name, decision, decided_on, document_number, remark`,
  plan_event: `${scope}, plan_id, act, from_state, to_state, note, person_id, person_name, happened_at`,
  plan_item:
    `${scope}, level, plan_id, year, position, title, description, form, on_policy, source, theme_id, ` +
    'aligned_theme_id, aligned_item_id, lead_chair, responsible_committee, handling_departments, participant_codes, ' +
    'suggestion_ids, planned_as, planned_from, due_on, phase, state, done_on, postponed_until, postponed_reason, version',
  plan_item_event:
    `${scope}, item_id, act, from_state, to_state, phase, happened_on, postponed_until, note, person_id, person_name, ` +
    'recorded_at',
  plan_edition:
    `${scope}, plan_id, number, reason, consent_by, consented_on, consent_document_number, person_id, person_name, ` +
    'made_at, snapshot',
  plan_change: `${scope}, edition_id, position, kind, item_id, item_title, field, before, after, reason`,
} as const;

export type TableName = keyof typeof columns;
export const tables = Object.keys(columns) as TableName[];
