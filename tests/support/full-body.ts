import type { Viewer } from '../../src/platform/context.js';
import { fillAssessments } from './full-assessments.js';
import { fillDuties } from './full-duties.js';
import { answerRequests, fillMarks } from './full-marks.js';
import { fillAssessed, submitTo } from './full-assessed.js';
import { fillMembers } from './full-members.js';
import { fillOutcomes } from './full-outcomes.js';
import { operation } from './schema-walk.js';
import { schemeDocument } from './schemes.js';
import { data, Level, type Json, type TestBody } from './world.js';

/** The day on which everything here happens: plans of 2025 are carried out, those of 2026 are drafted. */
export const now = new Date('2026-06-15T04:00:00Z');

/** The password of all who sign in here. */
export const password = 'right-password';

/** Does a mutation and answers with its payload. */
export const act = async (viewer: Viewer, name: string, input: Json): Promise<Json> =>
  (await data(viewer, operation(name).source, { input }, { now }))[name];

/** What a body offers to those below it: they suggest to its calls and align their items. */
export interface Offer {
  by: TestBody;
  calls: { open: string; closed: string; decided: string };
  theme: string;
  item: string;
  /** Of the bodies directly below, where there are any. */
  assessment?: string;
}

/** Gives a body one of everything, in each of its states; `above` is what the bodies above it offer. */
export async function fillBody(office: Viewer, member: Viewer, above: Offer[]): Promise<Offer> {
  await fillAccounts(office);
  if (office.body.level !== Level.TOWNSHIP) await fillTerms(office);
  await fillMembers(office, member);
  await fillDuties(office, member);
  await fillExpectations(office);
  await fillSchemes(office);
  await fillAssessments(office);
  await fillMarks(office, member);
  await answerRequests(office);
  await fillOutcomes(office, member);
  const assessment = await fillAssessed(office);
  await submitTo(above, office);
  const calls = await fillCalls(office, member, above);
  const { theme, item } = await fillPlans(office, above);
  return { by: office.body, calls, theme, item, assessment };
}

async function fillAccounts(office: Viewer): Promise<void> {
  const clerk = { name: 'clerk', personName: '测试员', roles: ['OFFICE'], password };
  const { account } = await act(office, 'createAccount', clerk);
  await act(office, 'linkIdentity', { accountId: account.id, issuer: 'https://issuer.example', subject: 'clerk' });
  await act(office, 'inviteToSeat', { invitee: '测试委员', roles: ['MEMBER'] });
}

async function fillTerms(office: Viewer): Promise<void> {
  const { term } = await act(office, 'addTerm', { number: 15, startsOn: '2022-01-10' });
  const days = { startsOn: '2022-01-10', endsOn: '2022-01-13' };
  await act(office, 'addTermSession', { termId: term.id, number: 1, ...days });
}

/** What the body expects of its own level and of those below it. */
async function fillExpectations(office: Viewer): Promise<void> {
  const levels = Object.values(Level);
  for (const level of levels.slice(levels.indexOf(office.body.level))) {
    const quotas = [{ form: 'SPECIAL', minimum: 1, label: '至少一次' }];
    await act(office, 'setQuotas', { year: 2025, level, quotas });
    await act(office, 'setReportingRequirement', { year: 2025, level, dueOn: '2025-03-31', label: '报送时限' });
  }
}

/** A draft, one that was revised and is being revised again, one that is offered, and one that is frozen. */
async function fillSchemes(office: Viewer): Promise<void> {
  const draft = async (year: number, title: string): Promise<string> =>
    (await act(office, 'draftScheme', { year, document: schemeDocument(title) })).scheme.id;
  const named = async (name: string, schemeId: string): Promise<string> =>
    (await act(office, name, { schemeId })).scheme.id;
  await draft(2026, '草案');
  const first = await named('publishScheme', await draft(2026, '办法'));
  const second = await named('reviseScheme', first);
  await act(office, 'editScheme', { schemeId: second, document: schemeDocument('办法（修订）', 10) });
  await named('reviseScheme', await named('publishScheme', second));
  await named('offerScheme', await named('publishScheme', await draft(2026, '下发')));
  await named('freezeScheme', await named('publishScheme', await draft(2025, '定格')));
}

/** A draft, and calls that are open, to be closed and to be decided, each with suggestions of several kinds. */
async function fillCalls(office: Viewer, member: Viewer, above: Offer[]): Promise<Offer['calls']> {
  const channels = ['MEMBER', 'DEPARTMENT', ...(office.body.level === Level.TOWNSHIP ? [] : ['LOWER_BODY'])];
  const content = { year: 2026, title: '征题', opensOn: '2026-01-01', closesOn: '2026-12-31', channels };
  const draft = async (): Promise<string> => (await act(office, 'draftTopicCall', content)).topicCall.id;
  const [open, closed, decided] = [await draft(), await draft(), await draft(), await draft()];
  for (const topicCallId of [open, closed, decided]) {
    await act(office, 'openTopicCall', { topicCallId });
    await suggestAll(office, member, topicCallId);
  }
  for (const topicCallId of above.flatMap(({ calls }) => Object.values(calls))) {
    for (const asDraft of [false, true]) await suggest(office, topicCallId, { source: 'LOWER_BODY', asDraft });
  }
  return { open, closed, decided };
}

const suggest = (viewer: Viewer, topicCallId: string, more: Json): Promise<Json> =>
  act(viewer, 'suggestTopic', { topicCallId, title: '议题', text: '建议开展协商。', ...more });

async function suggestAll(office: Viewer, member: Viewer, topicCallId: string): Promise<void> {
  const ofDepartment = { source: 'DEPARTMENT', onBehalfOf: '测试局' };
  for (const asDraft of [false, true]) {
    await suggest(member, topicCallId, { source: 'MEMBER', asDraft });
    await suggest(office, topicCallId, { ...ofDepartment, asDraft });
  }
}

/** Once the bodies below have suggested: circles, and results that are told for one call and not yet for another. */
export async function choose(office: Viewer, { closed, decided }: Offer['calls']): Promise<void> {
  const list = `query ($id: ID!) { topicCall(id: $id) { suggestions(first: 100) { nodes { id } } } }`;
  for (const id of [closed, decided]) {
    const { nodes } = (await data(office, list, { id })).topicCall.suggestions;
    const [first, ...others] = nodes.map((node: Json) => node.id) as string[];
    await act(office, 'circleSuggestion', { suggestionId: first });
    await act(office, 'closeTopicCall', { topicCallId: id });
    await act(office, 'decideSuggestion', { suggestionId: first, outcome: 'CHOSEN' });
    const merged = { outcome: 'MERGED', reason: '并案', mergedIntoId: first };
    // One stays undecided in the call that is not decided.
    for (const suggestionId of id === closed ? others.slice(1) : others) {
      await act(office, 'decideSuggestion', { suggestionId, ...merged });
    }
  }
  await act(office, 'decideTopicCall', { topicCallId: decided });
}

const stages = ['DRAFT', 'IN_APPROVAL', 'APPROVED', 'REPORTED', 'ISSUED', 'OFFERED', 'PUBLISHED', 'CLOSED'] as const;
type Stage = (typeof stages)[number];
const passed = (stage: Stage, at: Stage): boolean => stages.indexOf(at) >= stages.indexOf(stage);

const someItem = { title: '议题', form: 'SPECIAL', source: 'MEMBER', planned: { month: 6 } };

async function fillPlans(office: Viewer, above: Offer[]): Promise<Pick<Offer, 'theme' | 'item'>> {
  await act(office, 'setGateTemplate', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  for (const year of [2025, 2026]) await act(office, 'addTheme', { year, title: '未下发' });
  const offered = { year: 2025, title: '下发', clientMutationId: 'theme' };
  const theme: string = (await act(office, 'addTheme', offered)).theme.id;
  await act(office, 'offerThemes', { themeIds: [theme] });
  const [nearest] = above.slice(-1);
  const plain = { 2020: 'OFFERED', 2021: 'IN_APPROVAL', 2022: 'REPORTED', 2024: 'CLOSED', 2026: 'DRAFT' } as const;
  for (const [year, stage] of Object.entries(plain)) await planAt(office, Number(year), stage, [someItem, someItem]);
  const [item] = await planAt(office, 2023, 'PUBLISHED', [{ ...someItem, alignedItemId: nearest?.item }]);
  const participants = above.map(({ by }) => String(by.id));
  const aligned = { ...someItem, themeId: theme, alignedThemeId: nearest?.theme, participants };
  const items = await planAt(office, 2025, 'ISSUED', [aligned, someItem, someItem, someItem]);
  await carryOut(office, items);
  return { theme, item };
}

/** A plan brought to a stage; returns the ids of its items. */
async function planAt(office: Viewer, year: number, stage: Stage, items: Json[]): Promise<string[]> {
  const planId: string = (await act(office, 'draftPlan', { year, title: '计划' })).plan.id;
  const ids: string[] = [];
  for (const item of items) ids.push((await act(office, 'addPlanItem', { planId, ...item })).item.id);
  if (passed('IN_APPROVAL', stage)) {
    await act(office, 'submitPlan', { planId });
    const { gates } = (await data(office, 'query ($id: ID!) { plan(id: $id) { gates { id } } }', { id: planId })).plan;
    if (passed('APPROVED', stage)) await act(office, 'decideGate', { gateId: gates[0].id, decision: 'PASSED' });
  }
  if (stage === 'REPORTED') await act(office, 'reportPlan', { planId });
  if (passed('ISSUED', stage)) await act(office, 'issuePlan', { planId, issuedBy: ['CONFERENCE_OFFICE'] });
  if (stage === 'OFFERED') await act(office, 'offerPlan', { planId });
  if (stage === 'PUBLISHED') await act(office, 'publishPlan', { planId });
  if (stage === 'CLOSED') await act(office, 'closePlan', { planId, review: '完成。' });
  return ids;
}

async function carryOut(office: Viewer, [begun, done, postponed, cancelled]: string[]): Promise<void> {
  await act(office, 'advanceItem', { itemId: begun, phase: 'RESEARCH' });
  await act(office, 'completeItem', { itemId: done });
  await act(office, 'postponeItem', { itemId: postponed, until: '2026-07-01', reason: '改期' });
  const item = 'query ($id: ID!) { planItem(id: $id) { plan { id } } }';
  const planId = (await data(office, item, { id: begun })).planItem.plan.id;
  const consent = { reason: '调整', consentBy: '主席会议', consentedOn: '2026-06-01' };
  const cancel = [{ itemId: cancelled, reason: '取消' }];
  await act(office, 'amendPlan', { planId, ...consent, change: [{ itemId: begun, title: '改' }], cancel });
}
