import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { data, type Json } from './world.js';

const reason = '登记有误';

/** Duty events of a body with one of everything: confirmed, objected to, decided, taken back, replaced, recorded twice. */
export async function fillDuties(office: Viewer, member: Viewer): Promise<void> {
  const kindId = await kind(office, 'meeting', 'MEETING');
  const closed = await kind(office, 'closed', 'STUDY');
  await act(office, 'closeDutyKind', { kindId: closed });
  await act(office, 'adoptStandardDutyKinds', { families: ['PROPOSAL'] });
  const participants = await two(office);
  const record = async (title: string, more: Json = {}): Promise<Json> =>
    (await act(office, 'recordDutyEvent', { kindId, title, happenedOn: '2026-06-01', participants, ...more }))
      .dutyEvent;
  const himself = async (title: string): Promise<string> => partOf(member, (await record(title)).id);
  await act(member, 'confirmParticipation', { participationId: await himself('确认') });
  const answer = { reason: '当天在场' };
  for (const upheld of [undefined, false, true]) {
    const participationId = await himself(`异议${upheld}`);
    await act(member, 'objectToParticipation', { participationId, ...answer });
    if (upheld === undefined) continue;
    await act(office, 'decideObjection', { participationId, reason, upheld, role: upheld ? 'MAIN_MEMBER' : null });
  }
  const evidence = [{ kind: '签到表', reference: '2026-01' }];
  await record('座谈会', {
    organiser: '测试办',
    results: ['KEY'],
    tags: ['专题'],
    level: 'CITY',
    halfDays: 1,
    evidence,
  });
  await record('座谈会。');
  await record('座谈会！');
  const wrong = await record('视察');
  const replacement = { kindId, title: '视察', happenedOn: '2026-06-02', participants };
  await act(office, 'correctDutyEvent', { eventId: wrong.id, reason, replacement });
}

const kind = async (office: Viewer, code: string, family: string): Promise<string> =>
  (await act(office, 'addDutyKind', { code, name: `测试${code}`, family })).dutyKind.id;

async function two(office: Viewer): Promise<Json[]> {
  const { nodes } = (await data(office, '{ members(state: SERVING, first: 10) { nodes { id name } } }')).members;
  return ['测试乙', '测试甲'].map((name) => ({ memberId: nodes.find((node: Json) => node.name === name).id }));
}

/** What is recorded of somebody himself. */
async function partOf(member: Viewer, dutyEventId: string): Promise<string> {
  const list =
    'query ($id: ID!) { dutyEvent(id: $id) { participations(first: 10) { nodes { id viewerCan { allowed } } } } }';
  const { nodes } = (await data(member, list, { id: dutyEventId }, { now: new Date('2026-06-15T04:00:00Z') })).dutyEvent
    .participations;
  return nodes.find(({ viewerCan }: Json) => viewerCan.some(({ allowed }: Json) => allowed)).id;
}
