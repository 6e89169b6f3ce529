import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { verifyResearchFigures } from '../../src/research-figure/index.js';
import { makeNetwork, owner, type Json, type TestBody } from '../support/world.js';

const ownerUrl = process.env.TEST_OWNER_URL!;

/** Something that may happen; which row it happens to is told by a number, whatever rows there are by then. */
const acts = fc.record({
  act: fc.constantFrom(
    ...['project', 'state', 'year', 'invite', 'answer', 'topic', 'give', 'drop', 'write', 'hand', 'suggest', 'decide'],
    ...['origin', 'removeSuggestion', 'report', 'instruct', 'due', 'leave'],
  ),
  row: fc.nat(1000),
  body: fc.nat(1000),
  choice: fc.nat(1000),
});
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

interface Stage {
  cityId: number;
  bodies: TestBody[];
}

const scope = ({ id, cityId, countyId, parentId }: TestBody, reach = 0): Json => ({
  ...{ id: uuidv7(), city_id: cityId, county_id: countyId, parent_id: parentId, tenant_id: id, reach },
});
const bodyOf = (row: Json): TestBody =>
  ({ id: row.tenant_id, cityId: row.city_id, countyId: row.county_id, parentId: row.parent_id }) as TestBody;
const pick = <T>(all: readonly T[], number: number): T => all[number % all.length];

/** Written as the owner: whatever would not fit is left out. */
async function store(table: string, row: Json): Promise<void> {
  const columns = Object.keys(row).join(', ');
  const text = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`;
  await owner.query(`${text} on conflict do nothing`, [JSON.stringify(row)]);
}

async function rowOf(table: string, { cityId }: Stage, number: number): Promise<Json> {
  const { rows } = await owner.query<Json>(`select * from ${table} where city_id = $1 order by id`, [cityId]);
  return rows.length > 0 ? pick(rows, number) : undefined;
}

const set = (table: string, { city_id, id }: Json, values: string, ...given: unknown[]): Promise<unknown> =>
  owner.query(`update ${table} set ${values} where city_id = $1 and id = $2`, [city_id, id, ...given]);

const remove = (table: string, { city_id, id }: Json): Promise<unknown> =>
  owner.query(`delete from ${table} where city_id = $1 and id = $2`, [city_id, id]);

const states = ['RUNNING', 'REPORTED', 'CLOSED', 'CANCELLED', 'REPORTED'];
const days = ['2026-06-30', '2026-07-01'];

/** What happens to a project as a whole. */
const onProject: Record<string, (act: Act, stage: Stage, project: Json) => Promise<unknown>> = {
  state: ({ choice }, _stage, project) => {
    const state = pick(states, choice);
    const over = ['CLOSED', 'CANCELLED'].includes(state);
    const values = `state = $3, closed_on = $4, closing_note = '说明'`;
    return set('research_project', project, values, state, over ? '2026-12-31' : null);
  },
  year: ({ choice }, _stage, project) => set('research_project', project, 'year = $3', 2026 + (choice % 2)),
  invite: async ({ body, choice }, { bodies }, project) => {
    const to = pick(bodies, body);
    if (to.id === project.tenant_id) return;
    const sent = { ...scope(bodyOf(project)), kind: 'INVITE', title: '件', sent_by: '测试员', sent_at: '2026-01-01' };
    await store('dispatch', { ...sent, receivers: 1 });
    const state = pick(['SENT', 'ACCEPTED'], choice);
    const handover = {
      ...sent,
      id: uuidv7(),
      dispatch_id: sent.id,
      to_tenant_id: to.id,
      reminders: 0,
      attachments: [],
    };
    await store('handover', { ...handover, research_project_id: project.id, state });
  },
  topic: ({ body }, { bodies }, project) =>
    store('sub_topic', {
      ...{ ...scope(bodyOf(project)), project_id: project.id, position: 1, title: '题', shared_with: {}, version: 1 },
      ...{ given_to_tenant_id: pick([...bodies, null], body)?.id ?? null, due_on: days[0] },
    }),
  write: async ({ body, choice }, stage, project) => {
    const by = pick(stage.bodies, body);
    const topic = await rowOf('sub_topic', stage, choice);
    const of = { leading_tenant_id: project.tenant_id, project_id: project.id };
    const what = { title: '稿', attachments: [], state: 'DRAFT', drafted_by: '测试员', due_on: days[0], version: 1 };
    const sub_topic_id = topic?.project_id === project.id ? topic.id : null;
    await store('contribution', { ...scope(by), ...of, ...what, sub_topic_id, handed_in_count: 0 });
  },
  suggest: ({ body }, { bodies }, project) =>
    store('research_suggestion', {
      ...{ ...scope(bodyOf(project)), project_id: project.id, position: 1, title: '建议', addressed_to: '局' },
      ...{ state: 'MADE', made_on: days[0], reopened: 0, version: 1 },
      origin_tenant_id: pick([...bodies, null], body)?.id ?? null,
    }),
  report: (_act, _stage, project) =>
    store('research_report', {
      ...{ ...scope(bodyOf(project)), project_id: project.id, year: project.year, title: '报告', state: 'FINAL' },
      ...{ finalised_on: days[0], shared_with: {}, result_with: {}, version: 1 },
    }),
  instruct: async (_act, _stage, project) => {
    const of = { project_id: project.id, shared_with: {}, suggestion_ids: [] };
    const sent = { ...scope(bodyOf(project)), ...of, kind: 'OPINION_ITEM', title: '件', recipient: '市委' };
    await store('research_submission', { ...sent, submitted_on: days[0], submitted_by: '测试员' });
    const given = {
      leader_name: '宣市长',
      leader_office: '市长',
      text: '阅',
      given_on: days[0],
      recorded_by: '测试员',
    };
    await store('leader_instruction', { ...scope(bodyOf(project)), ...of, ...given, submission_id: sent.id });
  },
};

/** What happens to a part of one. */
const onPart: Record<string, [table: string, act: (act: Act, stage: Stage, row: Json) => Promise<unknown>]> = {
  answer: [
    'handover',
    ({ choice }, _stage, row) => set('handover', row, 'state = $3', pick(['ACCEPTED', 'RETURNED', 'CLOSED'], choice)),
  ],
  give: [
    'sub_topic',
    ({ body }, { bodies }, row) =>
      set('sub_topic', row, 'given_to_tenant_id = $3', pick([...bodies, null], body)?.id ?? null),
  ],
  drop: ['sub_topic', (_act, _stage, row) => remove('sub_topic', row)],
  hand: [
    'contribution',
    ({ choice }, _stage, row) => {
      const values =
        'state = $3, handed_in_count = handed_in_count + 1, first_handed_in_on = coalesce(first_handed_in_on, $4)';
      return set(
        'contribution',
        row,
        values,
        pick(['HANDED_IN', 'RETURNED', 'ACCEPTED', 'DRAFT'], choice),
        pick(days, choice),
      );
    },
  ],
  due: ['contribution', ({ choice }, _stage, row) => set('contribution', row, 'due_on = $3', pick(days, choice))],
  leave: ['contribution', (_act, _stage, row) => set('contribution', row, 'sub_topic_id = null')],
  decide: [
    'research_suggestion',
    ({ choice }, _stage, row) => {
      const state = pick(['MADE', 'ADOPTED', 'NOT_ADOPTED', 'IMPLEMENTED'], choice);
      const values = `state = $3, reason = '说明', decided_on = $4, implemented_on = $5`;
      const [decided, implemented] = [state === 'MADE' ? null : days[0], state === 'IMPLEMENTED' ? days[1] : null];
      return set('research_suggestion', row, values, state, decided, implemented);
    },
  ],
  origin: [
    'research_suggestion',
    ({ body }, { bodies }, row) => set('research_suggestion', row, 'origin_tenant_id = $3', pick(bodies, body).id),
  ],
  removeSuggestion: ['research_suggestion', (_act, _stage, row) => remove('research_suggestion', row)],
};

async function take(act: Act, stage: Stage): Promise<void> {
  if (act.act === 'project') {
    const days = { starts_on: '2026-01-01', hand_in_on: '2026-06-30', ends_on: '2026-12-31' };
    const what = {
      year: 2026 + (act.choice % 2),
      title: '课题',
      leader_name: '宣南星',
      shared_with: {},
      result_with: {},
    };
    const state = pick(['DRAFT', 'RUNNING', 'RUNNING'], act.choice);
    await store('research_project', { ...scope(pick(stage.bodies, act.body), 1), ...what, ...days, state, version: 1 });
    return;
  }
  const [table, change] = onPart[act.act] ?? ['research_project', onProject[act.act]];
  const row = await rowOf(table, stage, act.row);
  if (row) await change(act, stage, row).catch(unlessRefused);
}

/** Keys and conditions keep some of it out: then nothing has happened. */
function unlessRefused(error: Error & { code?: string }): void {
  if (!['23514', '23503', '23505'].includes(error.code ?? '')) throw error;
}

test('whatever happens to joint research, the kept figures are those of a recount', async () => {
  const first: Act[] = [0, 1, 2].map((body) => ({ act: 'project', row: 0, body, choice: 2 }));
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 15, maxLength: 40 }), async (chain) => {
      const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
      const stage = { cityId: city.id, bodies: [city, ...counties, ...towns.flat()] };
      for (const act of [...first, ...chain]) await take(act, stage);
      const codes = stage.bodies.map(({ id }) => String(id));
      const differing = await verifyResearchFigures(ownerUrl, { repair: false });
      expect(differing.filter(({ code }) => codes.includes(code))).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
