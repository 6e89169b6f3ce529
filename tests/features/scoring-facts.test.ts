import { expect, test } from '@jest/globals';
import { eventsForScoring } from '../../src/assessment-facts/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { RequestContext, Viewer } from '../../src/platform/context.js';
import type { DutyEvent } from '../../src/scoring/index.js';
import { codeAt, day, makeDuties, meeting, on, partsOf, take, type Duties } from '../support/duties.js';
import { report, sized } from '../support/attack.js';
import { fillWithDuties } from '../support/many-duties.js';
import { owner, personIn, Role, site, type Json } from '../support/world.js';
import { keyOf } from '../support/ids.js';

type Facts = Map<string, DutyEvent[]>;
const factsFor = (viewer: Viewer, { county }: Duties, more: Json = {}): Promise<Facts> =>
  UnitOfWork.run(site, { who: viewer, mode: 'read' }, (work) => {
    const context = { viewer, work, now: () => on(day).now } as unknown as RequestContext;
    const wanted = { bodyId: county.id, from: '2026-01-01', to: '2026-12-31', ...more };
    return eventsForScoring(wanted, context);
  });
const sorted = (facts: Facts, id: string): DutyEvent[] =>
  (facts.get(keyOf(id)) ?? []).toSorted((a, b) => (a.on < b.on ? -1 : 1));

test('the engine gets what is recorded of each member, with all that rules ask for', async () => {
  const duties = await makeDuties();
  const { office, accounts, members, kinds } = duties;
  const proposal = {
    ...{ title: '提案', happenedOn: '2026-03-01', kindId: kinds.PROPOSAL, level: 'COUNTY', quantity: 2, halfDays: 3 },
    ...{ results: ['FILED', '优秀'], tags: ['教育'], organiser: '提案委' },
    evidence: [{ kind: '通知', reference: '17' }],
    participants: [
      { memberId: members[1], role: 'CO_SIGNER' },
      { memberId: members[0], role: 'LEAD_AUTHOR' },
    ],
  };
  await take(office, 'recordDutyEvent', proposal, '2026-03-02');
  const absent = members.map((memberId, at) => ({ memberId, role: at === 0 ? 'ABSENT' : 'LATE' }));
  const { dutyEvent } = await take(office, 'recordDutyEvent', meeting(duties, [], { participants: absent }));
  await take(office, 'recordDutyEvent', meeting(duties, members.slice(2)));
  await take(office, 'recordDutyEvent', meeting(duties, members, { happenedOn: '2025-12-31' }));
  const [part] = await partsOf(accounts[0].viewer, dutyEvent.id);
  await take(accounts[0].viewer, 'objectToParticipation', { participationId: part.id, reason: '在场' });
  const facts = await factsFor(office, duties);
  const filed = {
    ...{ kind: 'proposal', family: 'PROPOSAL', on: '2026-03-01', halfDays: 3, quantity: 2, level: 'COUNTY' },
    ...{
      results: ['FILED', '优秀'],
      tags: ['教育'],
      organiser: '提案委',
      evidence: [{ kind: '通知', reference: '17' }],
    },
  };
  const met = { kind: 'meeting', family: 'MEETING', on: '2026-06-10', results: [], tags: [], evidence: [] };
  const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown as string;
  expect(sorted(facts, members[0])).toEqual([
    { id, ...filed, role: 'LEAD_AUTHOR', standing: 'CONFIRMED', place: 1, authors: 2 },
    { id, ...met, role: 'ABSENT', standing: 'OBJECTED', authors: 2 },
  ]);
  expect(sorted(facts, members[1])).toEqual([
    { id, ...filed, role: 'CO_SIGNER', standing: 'CONFIRMED', place: 2, authors: 2 },
    { id, ...met, role: 'LATE', standing: 'PENDING', place: 1, authors: 2 },
  ]);
  expect(
    sorted(facts, members[2])
      .map(({ standing }) => standing)
      .sort(),
  ).toEqual(['DUPLICATE', 'PENDING']);
  const some = await factsFor(office, duties, { memberIds: [keyOf(members[1])] });
  expect([...some.keys()]).toEqual([keyOf(members[1])]);
  expect(sorted(some, members[1])).toEqual(sorted(facts, members[1]));
});

test('who does not keep the files gets the facts of himself, another body none', async () => {
  const duties = await makeDuties();
  const { office, accounts, members, counties, city } = duties;
  expect(await codeAt(office, 'recordDutyEvent', meeting(duties, members))).toBe('OK');
  expect([...(await factsFor(accounts[0].viewer, duties)).keys()]).toEqual([keyOf(members[0])]);
  for (const body of [counties[1], city]) {
    expect((await factsFor(personIn(body, Role.OFFICE), duties)).size).toBe(0);
  }
});

test('the facts of all members of a body are there at once, those of one in a moment', async () => {
  const duties = await makeDuties([]);
  const { county, office } = duties;
  const members = sized(200, 4000);
  await fillWithDuties(duties, members);
  const timed = async (more: Json = {}): Promise<[facts: Facts, milliseconds: number]> => {
    const started = performance.now();
    const facts = await factsFor(office, duties, more);
    return [facts, Math.round(performance.now() - started)];
  };
  await timed();
  const [facts, milliseconds] = await timed();
  expect(facts.size).toBe(members);
  expect([...facts.values()].reduce((sum, { length }) => sum + length, 0)).toBe(members * 30);
  const { rows } = await owner.query<{ id: string }>('select id from member where tenant_id = $1 limit 1', [county.id]);
  const memberIds = [rows[0].id];
  await timed({ memberIds });
  const [one, moment] = await timed({ memberIds });
  expect(one.get(rows[0].id)).toHaveLength(30);
  report('facts for scoring', { rows: members * 30, milliseconds, ofOne: moment });
  expect(milliseconds).toBeLessThan(5000);
}, 120_000);
