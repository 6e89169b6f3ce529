import type { ApiRole } from '../../../src/platform/database/database.js';

export type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE' | 'REFERENCES' | 'TRIGGER' | 'MAINTAIN';
/** What may be done to all columns of a table, or to some of them: those named, or all but those named. */
export type Rights = Partial<Record<Verb, 'all' | { only: string[] } | { but: string[] }>>;

const levels = ['api_city', 'api_county', 'api_town'] as const;
const reads: Rights = { SELECT: 'all' };
const adds: Rights = { ...reads, INSERT: 'all' };
const corrects: Rights = { ...adds, UPDATE: 'all' };
const writes: Rights = { ...corrects, DELETE: 'all' };

type RightsByRole = Partial<Record<ApiRole, Rights>>;
const ofLevels = (rights: Rights, door: Rights = {}): RightsByRole => ({
  ...Object.fromEntries(levels.map((role) => [role, rights])),
  api_auth: door,
});

const opens: Rights = {
  ...adds,
  UPDATE: { only: ['name', 'title', 'document_mark', 'closed_on', 'closing_reason', 'version'] },
};

/** What each login role may do to each table. Row security then says to which rows. Everything else is refused. */
export const expectedGrants: Readonly<Record<string, RightsByRole>> = {
  migration: ofLevels(reads, reads),
  // A township opens nothing; nobody moves or deletes a body.
  body: { api_city: opens, api_county: opens, api_town: reads, api_auth: reads },
  body_name: ofLevels(reads),

  // A body's own work, which it may also take away.
  ...Object.fromEntries(
    ['term', 'term_session', 'theme', 'gate_template', 'plan', 'plan_item', 'plan_gate', 'plan_event']
      .concat(['number_series', 'quota', 'reporting_requirement', 'topic_call', 'topic_suggestion', 'topic_circle'])
      .concat('scheme', 'client_mutation', 'research_project', 'research_group', 'sub_topic')
      .concat('contribution', 'research_report', 'report_part')
      .concat('assessment_gate_template', 'research_suggestion')
      .map((table) => [table, ofLevels(writes)]),
  ),
  // What stays on record.
  topic_result: ofLevels(corrects),
  ...Object.fromEntries(
    ['member', 'member_group', 'group_membership', 'posting', 'contact_link', 'term_membership', 'roster_import']
      .concat('duty_kind', 'handling_unit')
      .concat('assessment', 'assessment_gate', 'assessment_result', 'assessment_figure')
      .map((table) => [table, ofLevels(corrects)]),
  ),
  // Only whose history it is may become known later.
  member_change: ofLevels({ ...adds, UPDATE: { only: ['person_id'] } }),
  // Only who took part may become known later, and what becomes of each part.
  duty_event: ofLevels({ ...adds, UPDATE: { only: ['participant_person_ids'] } }),
  participation: ofLevels({
    ...adds,
    UPDATE: {
      only: ['person_id', 'place', 'authors', 'state', 'confirmed_on', 'objection', 'objected_on', 'decision']
        .concat(['decided_by', 'decided_on'])
        .concat(['compensated_by_id', 'duplicate_of_id', 'duplicates_event_id']),
    },
  }),
  // Marks can be taken back; what was asked and what was reported stays.
  mark: ofLevels(writes),
  ...Object.fromEntries(['mark_request', 'duty_report'].map((table) => [table, ofLevels(corrects)])),
  // What was submitted is only withdrawn, what was entered only taken back.
  evidence_submission: ofLevels({ ...adds, UPDATE: { only: ['state', 'withdrawn_by', 'withdrawn_on'] } }),
  assessment_entry: ofLevels({
    ...adds,
    UPDATE: { only: ['state', 'compensation_reason', 'compensated_by', 'compensated_on'] },
  }),
  // What was sent stays as it was written; both ends move it on.
  handover: ofLevels({
    ...adds,
    UPDATE: { only: ['state', 'received_on', 'answered_on', 'ended_on', 'reminders', 'reminded_on'] },
  }),
  handover_channel: ofLevels({ ...adds, UPDATE: { only: ['state', 'closed_by', 'closed_on', 'closing_reason'] } }),
  ...Object.fromEntries(['dispatch', 'handover_entry'].map((table) => [table, ofLevels(adds)])),
  // What became of suggestions, what was submitted and instructed stays on record.
  ...Object.fromEntries(
    ['suggestion_follow_up', 'research_submission', 'leader_instruction'].map((table) => [table, ofLevels(adds)]),
  ),
  // What was done for a project is taken out and recorded anew.
  // What was handed in stays as it was.
  contribution_version: ofLevels(adds),
  research_activity: ofLevels({ ...adds, DELETE: 'all' }),
  // Who was named stays on record; the leading body places him, his own one withdraws him.
  researcher: ofLevels({ ...adds, UPDATE: { only: ['group_id', 'state', 'withdrawn_on', 'person_id'] } }),
  // What was said stays; what came from what is said, or taken back whole.
  ...Object.fromEntries(['review', 'review_answer'].map((table) => [table, ofLevels(adds)])),
  lineage_link: ofLevels({ ...adds, DELETE: 'all' }),
  // What was credited stays; the body credited takes it over.
  research_credit: ofLevels({ ...adds, UPDATE: { only: ['taken_over_on'] } }),
  roster_import_row: ofLevels(adds),
  assessment_step: ofLevels(adds),
  // What comes of results stays as it was written; what becomes of it is told beside it.
  result_objection: ofLevels({ ...adds, UPDATE: { only: ['person_id', 'state', 'withdrawn_on'] } }),
  objection_decision: ofLevels({ ...adds, UPDATE: { only: ['person_id'] } }),
  consequence: ofLevels({
    ...adds,
    UPDATE: {
      only: ['person_id', 'state', 'decided_on', 'decided_by', 'document_number', 'remark'].concat(
        ...['dropped_on', 'dropped_by', 'reason'],
      ),
    },
  }),
  league_table: ofLevels({
    ...adds,
    UPDATE: { only: ['reach', 'state', 'withdrawn', 'withdrawn_on', 'withdrawn_by', 'reason'] },
  }),
  league_table_row: ofLevels(adds),
  plan_item_event: ofLevels(adds),
  plan_edition: ofLevels(adds),
  plan_change: ofLevels(adds),
  // Written by triggers only.
  plan_figure: ofLevels(reads),
  research_figure: ofLevels(reads),

  // People: only the door reads what they sign in with.
  person: ofLevels(adds, reads),
  account: ofLevels(
    {
      SELECT: { but: ['password_hash'] },
      INSERT: 'all',
      UPDATE: { only: ['state', 'password_hash', 'password_version', 'control_version'] },
    },
    { ...reads, UPDATE: { only: ['password_hash', 'password_version'] } },
  ),
  identity: ofLevels({ ...adds, DELETE: 'all' }, reads),
  seat: ofLevels(corrects, { ...adds, UPDATE: { only: ['state', 'ended_at'] } }),
  seat_invitation: ofLevels(corrects, { ...reads, UPDATE: { only: ['state'] } }),
  sign_in_session: ofLevels({}, writes),
  sign_in_attempt: ofLevels({}, writes),
};

/** Functions that not every role may call, and the API's roles that may. */
export const expectedCallers: Readonly<Record<string, ApiRole[]>> = {
  // The level roles carry a viewer; the door never does.
  set_context: [...levels],
  // Who may act in which seat is looked up by the door alone.
  acts_in: ['api_auth'],
  seats_of_session: ['api_auth'],
  seats_of_subject: ['api_auth'],
  mark_of_session: ['api_auth'],
  mark_of_subject: ['api_auth'],
  enter_by_session: [...levels],
  enter_by_subject: [...levels],
  // Triggers only.
  count_objections: [],
  count_change_of: [],
  count_change_of_person: [],
  count_change_of_seat: [],
  count_change_of_identity: [],
  count_change_of_body: [],
  keep_body_name: [],
  keep_figures_of_plans: [],
  keep_figures_of_plan_items: [],
  add_to_plan_figures: [],
  figures_of_changes: [],
  recount_plan_figures: [],
  ...{ share_plan_item: [], share_topic_suggestion: [], share_plan: [], share_subject: [], sights_of: [] },
  ...{ share_sent: [], share_ended: [], share_new_item: [], stay_ended: [] },
  ...{ see_channel_ends: [], close_passing: [], name_proposer: [], see_proposal: [], see_origin: [], expect_open: [] },
  ...{ research_handed: [], research_moved: [], research_standing: [], follow_research_handovers: [] },
  ...{ research_sight: [], share_research: [], share_research_part: [] },
  ...{ share_research_left: [], share_research_whole: [] },
  ...{ note_invitation: [], follow_hand_in: [], share_report: [], share_report_handed: [], keep_results: [] },
  ...{ see_sub_topic: [], see_taken_over: [] },
  ...{ share_result_report: [], share_final_report: [], leave_sub_topic: [], leave_group: [] },
  ...{ expect_running: [], place_only: [], follow_person: [], hide_handed_in: [] },
  ...{ count_research_figures: [], refresh_research_figures: [] },
  ...{ keep_research_figures: [], keep_research_figures_of_project: [], recount_research_figures: [] },
  refuse_giver: [],
  see_reviewed: [],
  see_source: [],
  refuse_lineage_circle: [],
  // What of these links somebody may know of is said by the statement that calls it.
  lineage_links: [...levels],
  ...{ share_result: [], share_results: [] },
};

/** Functions that act with their owner's rights. */
export const expectedDefiners = [
  ...['keep_body_name', 'keep_figures_of_plans', 'keep_figures_of_plan_items', 'count_objections'],
  ...[
    'count_change_of',
    'count_change_of_person',
    'count_change_of_seat',
    'count_change_of_identity',
    'count_change_of_body',
  ],
  ...['enter_by_session', 'enter_by_subject'],
  ...['share_sent', 'share_ended', 'share_new_item', 'close_passing', 'research_handed', 'research_moved'],
  ...['share_research_part', 'share_research_left', 'share_research_whole'],
  ...['note_invitation', 'follow_hand_in', 'share_report_handed', 'keep_results'],
  ...['share_result_report', 'share_final_report', 'leave_sub_topic', 'leave_group'],
  ...['expect_running', 'follow_person', 'hide_handed_in'],
  ...['refuse_lineage_circle', 'lineage_links'],
  ...['share_results', 'expect_open'],
  ...['keep_research_figures', 'keep_research_figures_of_project'],
];
