import { v7 as uuidv7 } from 'uuid';
import { roleOfLevel } from '../../../src/platform/database/database.js';
import { bodiesOfTwoCities } from '../every-row.js';
import type { TestBody } from '../world.js';

const [city, county, , town] = bodiesOfTwoCities();
const [person, account, seat, identity, plan, item] = Array.from({ length: 6 }, () => uuidv7());
const [scheme, assessment, result, figure, objection, withdrawn] = Array.from({ length: 6 }, () => uuidv7());
const [kept, handed, sent, handover, hidden, unseen, forwarded, proposal] = Array.from({ length: 8 }, () => uuidv7());
const [project, group, topic, invitation] = Array.from({ length: 4 }, () => uuidv7());
const [call, suggestion, ofSuggestion, ofPlan] = Array.from({ length: 4 }, () => uuidv7());
const [written, version, handedIn, report, of] = Array.from({ length: 5 }, () => uuidv7());
const [counted, submission, researcher] = Array.from({ length: 3 }, () => uuidv7());
const [second, third, link, planOfCity, ofCity] = Array.from({ length: 5 }, () => uuidv7());
const [reported, planOffered, offered, joined, helper, credit, drafted] = Array.from({ length: 7 }, () => uuidv7());
/** Who is concerned by the acts. */
export const acting = { city, person };

/** A statement of somebody at the database's door; `ofPerson` where it may end what is known of the person. */
export interface Written {
  text: string;
  ofPerson?: true;
  /** What a trigger keeps out. */
  isRefused?: true;
}

const by = ({ id, cityId, countyId, level }: TestBody, text: string): Written => ({
  text: `set local role ${roleOfLevel[level]};
    select set_context(${id}, ${cityId}, ${countyId}, '${person}'); ${text}`,
});
/** The same by somebody who keeps files, as whoever objects for a body does. */
const byKeeper = ({ id, cityId, countyId, level }: TestBody, text: string): Written => ({
  text: `set local role ${roleOfLevel[level]};
    select set_context(${id}, ${cityId}, ${countyId}, '${person}', true, '{}'); ${text}`,
});
const ofPerson = (written: Written): Written => ({ ...written, ofPerson: true });

const insertBody = ({ id, level, name, cityId, countyId, parentId }: TestBody): string =>
  `insert into body (id, level, name, city_id, county_id, parent_id, valid_from)
   values (${id}, '${level}', '${name}', ${cityId}, ${countyId}, ${parentId}, '2020-01-01')`;

const columns = 'city_id, county_id, parent_id, tenant_id, reach, id';
const place = (id: string, reach = 0): string =>
  `${county.cityId}, ${county.countyId}, ${county.parentId}, ${county.id}, ${reach}, '${id}'`;
const placeAbove = (id: string, reach = 0): string => `${city.cityId}, 0, 0, ${city.id}, ${reach}, '${id}'`;
const objecting = (id: string): Written =>
  byKeeper(
    county,
    `insert into result_objection (${columns}, to_tenant_id, assessment_id, result_id, subject_tenant_id, reason, state,
       made_by, made_on) values (${place(id)}, ${city.id}, '${assessment}', '${result}', ${county.id}, '有误', 'SUBMITTED',
       '测试员', '2026-06-01')`,
  );
const its = (id: string): string => `where city_id = ${county.cityId} and id = '${id}'`;

const insertPlan = (id: string, reach = 1, at = place): string =>
  `insert into plan (${columns}, level, year, title, state, edition, round, created_at, updated_at)
   values (${at(id, reach)}, 'COUNTY', ${2027 - reach}, '计划', 'REPORTED', 0, 1, now(), now())`;
const insertItem = (id: string, of: string, position = 1, reach = 1, at = place): string =>
  `insert into plan_item (${columns}, level, plan_id, year, position, title, form, on_policy, source,
     handling_departments, participant_codes, suggestion_ids, planned_as, planned_from, due_on, phase, state)
   values (${at(id, reach)}, 'COUNTY', '${of}', ${2027 - reach}, ${position}, '议题', 'SPECIAL', false, 'MEMBER',
     '{}', '{}', '{}', 'MONTH', '${2027 - reach}-06-01', '${2027 - reach}-06-30', 'TOPIC', 'PLANNED')`;

const insertLink = (id: string, source: string, derived: string, from = county, at = place): string =>
  `insert into lineage_link (${columns}, from_tenant_id, source_id, source_plan_item_id, derived_id, plan_item_id, made_by,
     made_on)
   values (${at(id)}, ${from.id}, '${source}', '${source}', '${derived}', '${derived}', '测试员', '2026-06-04')`;

const insertContribution = (id: string, topicId = `'${of}'`): string =>
  `insert into contribution (${columns}, leading_tenant_id, project_id, sub_topic_id, title, text, attachments, state,
     drafted_by, due_on, handed_in_count, first_handed_in_on)
   values (${placeAbove(id)}, ${county.id}, '${project}', ${topicId}, '成果', '文', '[]', 'HANDED_IN', '测试员', '2026-06-30', 1,
     '2026-06-10')`;
const insertPart = `insert into report_part (${columns}, project_id, report_id, position, heading, text, attachments, origin_tenant_id,
     sub_topic_id, contribution_id, contribution_version_id)
   values (${place(uuidv7())}, '${project}', '${report}', 1, '节', '文', '[]', ${city.id}, '${of}', '${written}', '${version}')`;

const insertReport = `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, plan_item_id,
    state, sent_by, sent_at, reminders)
  values (${place(handover)}, ${city.id}, '${sent}', 'REPORT_UP', '件', '[]', '${handed}', 'SENT', '测试员', now(), 0)`;

const insertTakenUp = `insert into research_project (${columns}, year, title, leader_name, starts_on, hand_in_on, ends_on,
    state, origin_handover_id)
  values (${placeAbove(uuidv7())}, 2026, '课题', '测试员', '2026-01-01', '2026-06-30', '2026-12-31', 'DRAFT', '${handover}')`;

const insertProject = (id: string): string =>
  `insert into research_project (${columns}, year, title, leader_name, starts_on, hand_in_on, ends_on, state)
   values (${place(id, 1)}, 2026, '课题', '测试员', '2026-01-01', '2026-06-30', '2026-12-31', 'RUNNING')`;

/** What nobody does for a project that does not run any more. */
const tooLate: Written[] = [
  by(
    county,
    `insert into researcher (${columns}, to_tenant_id, project_id, name, role, state, named_on)
     values (${place(uuidv7())}, ${county.id}, '${project}', '专家', 'EXPERT', 'NAMED', '2026-06-30')`,
  ),
  by(
    county,
    `insert into research_activity (${columns}, to_tenant_id, project_id, kind, title, held_on, attachments, recorded_by)
     values (${place(uuidv7())}, ${county.id}, '${project}', 'VISIT', '访', '2026-06-30', '[]', '测试员')`,
  ),
  by(
    county,
    `insert into contribution (${columns}, leading_tenant_id, project_id, title, attachments, state, drafted_by, due_on,
       handed_in_count) values (${place(uuidv7())}, ${county.id}, '${project}', '稿', '[]', 'DRAFT', '测试员', '2026-06-30', 0)`,
  ),
  by(
    city,
    `insert into contribution_version (${columns}, leading_tenant_id, project_id, contribution_id, number, title, attachments,
       state, handed_in_on, handed_in_by) values (${placeAbove(uuidv7())}, ${county.id}, '${project}', '${written}', 2, '成果',
       '[]', 'HANDED_IN', '2026-06-30', '测试员')`,
  ),
].map((late) => ({ ...late, isRefused: true as const }));

/** One of every result of a project. */
function results(suggestion = uuidv7(), submission = uuidv7()): Written[] {
  const into = (table: string, id: string, names: string, values: string): Written =>
    by(
      county,
      `insert into ${table} (${columns}, project_id, ${names}) values (${place(id)}, '${reported}', ${values})`,
    );
  const made = "1, '建议', '某局', 'MADE', '2026-06-01'";
  const told = `'${suggestion}', 'REPLY', '2026-06-01', '答', '[]', '测试员'`;
  const sentTo = "'PROPOSAL', '提案', '市政协', '2026-06-01', '{}', '测试员'";
  const written = `'${submission}', '宣北辰', '副市长', '阅', '2026-06-01', '{}', '测试员'`;
  const ofLeader = 'submission_id, leader_name, leader_office, text, given_on, suggestion_ids, recorded_by';
  return [
    into('research_suggestion', suggestion, 'position, title, addressed_to, state, made_on', made),
    into('suggestion_follow_up', uuidv7(), 'suggestion_id, kind, happened_on, text, attachments, recorded_by', told),
    into(
      'research_submission',
      submission,
      'kind, title, recipient, submitted_on, suggestion_ids, submitted_by',
      sentTo,
    ),
    into('leader_instruction', uuidv7(), ofLeader, written),
  ];
}

const insertChannel = (id: string, to: number, at = placeAbove): string =>
  `insert into handover_channel (${columns}, one_tenant_id, other_tenant_id, kinds, state, opened_by, opened_on)
   values (${at(id)}, ${city.id}, ${to}, '{INVITE}', 'OPEN', '测试员', '2026-01-01')`;

/** One of everything that triggers watch, written, changed and taken away. */
export const acts: Written[] = [
  { text: insertBody(city) },
  by(city, insertBody(county)),
  by(county, insertBody(town)),
  by(city, insertChannel(uuidv7(), town.id)),
  // Between parent and child, and of who sees neither of the two.
  { ...by(city, insertChannel(uuidv7(), county.id)), isRefused: true },
  { ...by(county, insertChannel(uuidv7(), town.id, place)), isRefused: true },
  by(county, `update body set closed_on = '2026-01-01' where city_id = ${city.id} and id = ${town.id}`),
  { ...by(city, insertChannel(uuidv7(), town.id)), isRefused: true },
  by(city, `update body set name = '改名' where city_id = ${city.id} and id = ${county.id}`),
  by(county, `insert into person (id, name) values ('${person}', '测试员')`),
  by(
    county,
    `insert into account (${columns}, person_id, person_name, name, state, founding, password_version, control_version,
       created_at) values (${place(account)}, '${person}', '测试员', 'clerk', 'ACTIVE', false, 1, 1, now())`,
  ),
  ofPerson(
    by(
      county,
      `insert into seat (${columns}, account_id, person_id, person_name, roles, state, founding, started_at)
       values (${place(seat)}, '${account}', '${person}', '测试员', '{OFFICE}', 'HELD', false, now())`,
    ),
  ),
  ofPerson(
    by(
      county,
      `insert into identity (${columns}, account_id, issuer, subject, linked_at)
       values (${place(identity)}, '${account}', 'issuer', 'subject', now())`,
    ),
  ),
  ofPerson(by(county, `delete from identity ${its(identity)}`)),
  ofPerson(by(city, `update body set closed_on = '2026-01-01' where city_id = ${city.id} and id = ${county.id}`)),
  ofPerson(by(county, `update account set state = 'DISABLED' ${its(account)}`)),
  ofPerson(by(county, `update seat set state = 'ENDED', ended_at = now() ${its(seat)}`)),
  by(county, insertPlan(plan)),
  by(county, insertItem(item, plan)),
  by(county, `update plan set state = 'APPROVED' ${its(plan)}`),
  by(county, `update plan_item set phase = 'RESEARCH' ${its(item)}`),
  by(county, `delete from plan_item ${its(item)}`),
  by(county, `delete from plan ${its(plan)}`),
  by(
    city,
    `insert into scheme (${columns}, series_id, edition, year, subject, title, document, state, published_on, version)
     values (${placeAbove(scheme, 1)}, '${scheme}', 1, 2026, 'BODY', '办法', '{}', 'PUBLISHED', '2026-01-05', 1)`,
  ),
  by(
    city,
    `insert into assessment (${columns}, scheme_id, year, subject, title, state, round, objection_days, opened_on,
       decided_on, published_on, objections_by) values (${placeAbove(assessment, 2)}, '${scheme}', 2026, 'BODY', '考核',
       'PUBLISHED', 1, 7, '2026-05-01', '2026-05-20', '2026-05-28', '2026-06-04')`,
  ),
  by(
    city,
    `insert into assessment_figure (${columns}, assessment_id, subjects, exempt, scored, grades, marks_expected,
       marks_given, duty_reports, objections, objections_decided, counted_at)
     values (${placeAbove(figure, 1)}, '${assessment}', 1, 0, 1, '{}', 0, 0, 0, 0, 0, now())`,
  ),
  by(
    city,
    `insert into assessment_result (${columns}, assessment_id, year, position, subject_name, subject_tenant_id,
       published, compensation, covered, proposals)
     values (${placeAbove(result)}, '${assessment}', 2026, 1, '测试县', ${county.id}, true, 0, false, '{}')`,
  ),
  objecting(withdrawn),
  byKeeper(county, `update result_objection set state = 'WITHDRAWN', withdrawn_on = '2026-06-02' ${its(withdrawn)}`),
  objecting(objection),
  by(
    city,
    `insert into objection_decision (${columns}, to_tenant_id, objection_id, upheld, reason, decided_by, decided_on)
     values (${placeAbove(uuidv7())}, ${county.id}, '${objection}', false, '属实', '测试员', '2026-06-03')`,
  ),
  by(county, insertPlan(kept)),
  by(county, insertItem(handed, kept)),
  by(
    county,
    `insert into dispatch (${columns}, kind, title, receivers, sent_by, sent_at)
     values (${place(sent)}, 'REPORT_UP', '件', 1, '测试员', now())`,
  ),
  // Nothing is sent to a body that is closed, seen as one or not, nor by one.
  { ...by(county, insertReport), isRefused: true },
  { text: `update body set closed_on = null where id in (${county.id}, ${town.id})` },
  { text: `update body set closed_on = '2026-01-01' where id = ${city.id}` },
  { ...by(county, insertReport), isRefused: true },
  { text: `update body set closed_on = null where id = ${city.id}` },
  by(county, insertReport),
  // Who proposed what is forwarded is not said by whoever does.
  by(
    county,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, state, sent_by, sent_at, reminders)
     values (${place(proposal)}, ${city.id}, '${sent}', 'ESCALATE', '件', '[]', 'RECEIVED', '测试员', now(), 0)`,
  ),
  by(
    city,
    `insert into dispatch (${columns}, kind, title, receivers, sent_by, sent_at)
     values (${placeAbove(forwarded)}, 'REPORT_UP', '件', 1, '测试员', now())`,
  ),
  byKeeper(
    city,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, forwards_id, state, sent_by,
       sent_at, reminders)
     values (${placeAbove(uuidv7())}, ${town.id}, '${forwarded}', 'REPORT_UP', '件', '[]', '${proposal}', 'SENT', '测试员',
       now(), 0)`,
  ),
  // A project takes up what was received.
  { ...byKeeper(city, insertTakenUp), isRefused: true },
  // What somebody sent is replied to where it was forwarded to who replies.
  {
    ...byKeeper(
      city,
      `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, replies_to_id, state, sent_by,
         sent_at, reminders)
       values (${placeAbove(uuidv7())}, ${county.id}, '${forwarded}', 'NOTICE', '件', '[]', '${proposal}', 'SENT', '测试员',
         now(), 0)`,
    ),
    isRefused: true,
  },
  by(county, insertItem(second, kept, 2)),
  by(county, insertItem(third, kept, 3)),
  by(county, insertLink(link, handed, second)),
  by(county, insertLink(uuidv7(), second, third)),
  by(county, `delete from lineage_link ${its(link)}`),
  by(county, insertPlan(hidden, 0)),
  by(county, insertItem(unseen, hidden, 1, 0)),
  by(city, insertPlan(planOfCity, 0, placeAbove)),
  by(city, insertItem(ofCity, planOfCity, 1, 0, placeAbove)),
  {
    ...byKeeper(
      city,
      `insert into review (${columns}, to_tenant_id, plan_item_id, verdict, attachments, by, at)
       values (${placeAbove(uuidv7())}, ${county.id}, '${unseen}', 'ACCEPTED', '[]', '测试员', now())`,
    ),
    isRefused: true,
  },
  {
    ...by(city, insertLink(uuidv7(), unseen, ofCity, county, placeAbove)),
    isRefused: true,
  },
  // A whole plan goes with its items, also with one that is added.
  by(
    county,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, plan_id, state, sent_by, sent_at,
       reminders)
     values (${place(ofPlan)}, ${city.id}, '${sent}', 'REPORT_UP', '件', '[]', '${kept}', 'SENT', '测试员', now(), 0)`,
  ),
  by(county, insertItem(uuidv7(), kept, 4)),
  // Round about, by way of what the city links among its own and the county does not see.
  by(city, insertPlan(planOffered, 2, placeAbove)),
  by(city, insertItem(offered, planOffered, 1, 2, placeAbove)),
  by(city, insertLink(uuidv7(), third, ofCity, county, placeAbove)),
  by(city, insertLink(uuidv7(), ofCity, offered, city, placeAbove)),
  { ...by(county, insertLink(uuidv7(), offered, third, city)), isRefused: true },
  byKeeper(city, `update handover set state = 'RETURNED', ended_on = '2026-01-01' ${its(handover)}`),
  {
    ...byKeeper(city, `update handover set state = 'ACCEPTED', ended_on = null ${its(handover)}`),
    isRefused: true,
  },
  byKeeper(city, `update handover set state = 'RETURNED', ended_on = '2026-01-01' ${its(ofPlan)}`),
  by(
    county,
    `insert into topic_call (${columns}, year, title, opens_on, closes_on, channels, themes, state)
     values (${place(call)}, 2026, '征题', '2026-01-01', '2026-12-31', '{MEMBER}', '{}', 'OPEN')`,
  ),
  by(
    county,
    `insert into topic_suggestion (${columns}, call_id, to_tenant_id, year, source, proposer_names, title, text, state,
       submitted_at)
     values (${place(suggestion)}, '${call}', ${county.id}, 2026, 'MEMBER', '{测试委员}', '议题', '建议。', 'SUBMITTED', now())`,
  ),
  by(
    county,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, topic_suggestion_id, state,
       sent_by, sent_at, reminders)
     values (${place(ofSuggestion)}, ${city.id}, '${sent}', 'ESCALATE', '件', '[]', '${suggestion}', 'SENT', '测试员', now(), 0)`,
  ),
  by(county, insertProject(project)),
  by(
    county,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, research_project_id, state,
       sent_by, sent_at, reminders)
     values (${place(invitation)}, ${city.id}, '${sent}', 'INVITE', '件', '[]', '${project}', 'ACCEPTED', '测试员', now(), 0)`,
  ),
  by(county, `insert into research_group (${columns}, project_id, name) values (${place(group)}, '${project}', '组')`),
  by(
    county,
    `insert into sub_topic (${columns}, project_id, position, title, given_to_tenant_id, group_id, due_on)
     values (${place(topic)}, '${project}', 1, '题', ${city.id}, '${group}', '2026-06-30')`,
  ),
  by(county, `delete from sub_topic ${its(topic)}`),
  by(
    county,
    `insert into research_activity (${columns}, to_tenant_id, project_id, kind, title, held_on, attachments, recorded_by)
     values (${place(uuidv7())}, ${county.id}, '${project}', 'VISIT', '访', '2026-06-01', '[]', '测试员')`,
  ),
  by(
    city,
    `insert into research_activity (${columns}, to_tenant_id, project_id, invitation_id, group_id, kind, title, held_on,
       attachments, recorded_by) values (${placeAbove(uuidv7())}, ${county.id}, '${project}', '${invitation}', '${group}',
       'VISIT', '访', '2026-06-01', '[]', '测试员')`,
  ),
  by(county, `delete from research_group ${its(group)}`),
  by(
    city,
    `insert into researcher (${columns}, to_tenant_id, project_id, invitation_id, person_id, name, role, state, named_on)
     values (${placeAbove(researcher)}, ${county.id}, '${project}', '${invitation}', '${person}', '测试员', 'MEMBER',
       'NAMED', '2026-06-01')`,
  ),
  { ...byKeeper(city, `update researcher set group_id = '${group}' ${its(researcher)}`), isRefused: true },
  {
    ...by(
      city,
      `insert into researcher (${columns}, to_tenant_id, project_id, invitation_id, group_id, name, role, state, named_on)
       values (${placeAbove(uuidv7())}, ${county.id}, '${project}', '${invitation}', '${group}', '专家', 'EXPERT', 'NAMED',
         '2026-06-01')`,
    ),
    isRefused: true,
  },
  {
    ...by(county, `update researcher set state = 'WITHDRAWN', withdrawn_on = '2026-06-02' ${its(researcher)}`),
    isRefused: true,
  },
  by(
    city,
    `insert into researcher (${columns}, to_tenant_id, project_id, invitation_id, name, role, state, named_on)
     values (${placeAbove(helper)}, ${county.id}, '${project}', '${invitation}', '专家', 'EXPERT', 'NAMED', '2026-06-01')`,
  ),
  byKeeper(city, `update researcher set person_id = '${helper}' ${its(helper)}`),
  by(
    county,
    `insert into sub_topic (${columns}, project_id, position, title, due_on)
     values (${place(of)}, '${project}', 2, '题', '2026-06-30')`,
  ),
  by(county, `update sub_topic set given_to_tenant_id = ${city.id} ${its(of)}`),
  { ...by(city, insertContribution(uuidv7())), isRefused: true },
  byKeeper(city, insertContribution(written)),
  // Who drafts it need not see the invitation.
  by(city, insertContribution(uuidv7(), 'null')),
  by(
    city,
    `insert into contribution_version (${columns}, leading_tenant_id, project_id, contribution_id, sub_topic_id, number,
       title, text, attachments, state, handed_in_on, handed_in_by)
     values (${placeAbove(version)}, ${county.id}, '${project}', '${written}', '${of}', 1, '成果', '文', '[]', 'HANDED_IN',
       '2026-06-10', '测试员')`,
  ),
  by(
    city,
    `insert into dispatch (${columns}, kind, title, receivers, sent_by, sent_at)
     values (${placeAbove(handedIn)}, 'TRANSFER', '件', 1, '测试员', now())`,
  ),
  by(
    city,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, contribution_version_id, state,
       sent_by, sent_at, reminders)
     values (${placeAbove(handedIn)}, ${county.id}, '${handedIn}', 'TRANSFER', '件', '[]', '${version}', 'SENT', '测试员',
       now(), 0)`,
  ),
  by(
    county,
    `insert into research_report (${columns}, project_id, year, title, state)
     values (${place(report)}, '${project}', 2026, '报告', 'DRAFT')`,
  ),
  { ...by(county, insertPart), isRefused: true },
  byKeeper(county, `update handover set state = 'ACCEPTED' ${its(handedIn)}`),
  by(county, insertPart),
  by(county, `delete from sub_topic ${its(of)}`),
  by(county, `update research_project set state = 'REPORTED' ${its(project)}`),
  by(county, `update research_report set state = 'FINAL', finalised_on = '2026-06-20' ${its(report)}`),
  by(
    county,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, research_report_id, state,
       sent_by, sent_at, reminders)
     values (${place(uuidv7())}, ${town.id}, '${sent}', 'TRANSFER', '件', '[]', '${report}', 'SENT', '测试员', now(), 0)`,
  ),
  byKeeper(city, `update researcher set person_id = null ${its(researcher)}`),
  by(county, `update research_project set state = 'CLOSED', closed_on = '2026-06-30' ${its(project)}`),
  ...tooLate,
  by(county, insertProject(reported)),
  by(
    county,
    `insert into handover (${columns}, to_tenant_id, dispatch_id, kind, title, attachments, research_project_id, state, sent_by,
       sent_at, reminders)
     values (${place(joined)}, ${city.id}, '${sent}', 'INVITE', '件', '[]', '${reported}', 'SENT', '测试员', now(), 0)`,
  ),
  byKeeper(city, `update handover set state = 'ACCEPTED' ${its(joined)}`),
  ...results(),
  by(county, `update research_project set state = 'REPORTED', result_with = '{"1": "infinity"}' ${its(reported)}`),
  ...results(),
  by(county, `update research_project set result_with = '{"2": "infinity"}' ${its(reported)}`),
  // What is counted of joint research, of a project that is closed and of one that runs.
  by(
    county,
    `insert into research_suggestion (${columns}, project_id, position, title, addressed_to, state, made_on)
     values (${place(uuidv7())}, '${project}', 1, '建议', '局', 'MADE', '2026-06-30')`,
  ),
  by(
    county,
    `insert into research_submission (${columns}, project_id, kind, title, recipient, submitted_on, suggestion_ids,
       submitted_by) values (${place(submission)}, '${project}', 'OPINION_ITEM', '件', '县委', '2026-06-30', '{}', '测试员')`,
  ),
  by(
    county,
    `insert into leader_instruction (${columns}, project_id, submission_id, leader_name, leader_office, text, given_on,
       suggestion_ids, recorded_by)
     values (${place(uuidv7())}, '${project}', '${submission}', '宣县长', '县长', '请研究', '2026-06-30', '{}', '测试员')`,
  ),
  by(
    county,
    `insert into research_project (${columns}, year, title, leader_name, starts_on, hand_in_on, ends_on, state)
     values (${place(counted, 1)}, 2026, '课题', '测试员', '2026-01-01', '2026-06-30', '2026-12-31', 'RUNNING')`,
  ),
  by(
    county,
    `insert into contribution (${columns}, leading_tenant_id, project_id, title, attachments, state, drafted_by, due_on,
       handed_in_count, first_handed_in_on) values (${place(drafted)}, ${county.id}, '${counted}', '稿', '[]', 'ACCEPTED',
       '测试员', '2026-06-30', 1, '2026-06-29')`,
  ),
  byKeeper(county, `update contribution set first_handed_in_on = '2026-07-01' ${its(drafted)}`),
  by(
    county,
    `insert into research_report (${columns}, project_id, year, title, state, finalised_on)
     values (${place(uuidv7())}, '${counted}', 2026, '报告', 'FINAL', '2026-06-30')`,
  ),
  by(
    county,
    `insert into research_credit (${columns}, to_tenant_id, project_id, project_title, year, basis, credited_on)
     values (${place(credit)}, ${city.id}, '${project}', '课题', 2026, 'TOOK_PART', '2026-06-30')`,
  ),
  // Who gave a credit does not take it over.
  { ...byKeeper(county, `update research_credit set taken_over_on = '2026-07-01' ${its(credit)}`), isRefused: true },
];
