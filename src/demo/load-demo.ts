import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { loadNetwork } from '../network/index.js';
import { verifyRollUp } from '../plan-figure/index.js';
import { Level, Role, type ScopedBody, type Viewer } from '../platform/context.js';
import type { Site } from '../platform/graphql/executor.js';
import { readDemoData, type DemoData } from './demo-data.js';
import { begun, done, mark, marksOf, withClient } from './demo-marks.js';
import { enterPeople } from './demo-people.js';
import { playAssessments } from './demo-assessment.js';
import { playDuties, type KindIds, type MemberKeys } from './demo-duties.js';
import { playMembers } from './demo-members.js';
import { PlanStory, type Cast, type Register } from './demo-plan.js';
import { playQuotas } from './demo-quota.js';
import { playResearch } from './demo-research.js';
import { playScheme } from './demo-scheme.js';
import { playSecondSeat, playTerms } from './demo-term.js';
import { playTopicCall } from './demo-topic.js';
import { inParallel, Stage } from './stage.js';

export interface DemoTarget {
  ownerUrl: string;
  /** Opens the way into the API that the demonstration is played through; closed again at the end. */
  stage: () => Site;
  schema: GraphQLSchema;
  log: FastifyBaseLogger;
}

/**
 * Loads the demonstration network (安庆 and its people, plans and topic calls) into a database that has none of it. All but
 * the bodies and the people is played through the API, on the days it is said to have happened.
 */
export async function loadDemo({ ownerUrl, stage, schema, log }: DemoTarget): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const marks = await marksOf(client);
    if (marks.includes(done)) return;
    if (marks.includes(begun))
      throw new Error('An earlier start was interrupted while it loaded the demonstration; begin with a new database.');
    const started = performance.now();
    const data = readDemoData();
    await mark(client, begun);
    await loadNetwork(ownerUrl, data.network);
    const cast = castOf(await enterPeople(client, await bodiesOf(client)));
    // Operations of the demonstration are no news to the log.
    const site = stage();
    await countingFigures(client, false);
    const on = new Stage(site, schema, log.child({}, { level: 'warn' }));
    await play(data, { stage: on, schema, cast, members: membersIn(client) }).finally(() => site.database.close());
    await countingFigures(client, true);
    await verifyRollUp(ownerUrl, { repair: true });
    await mark(client, done);
    log.info({ milliseconds: Math.round(performance.now() - started) }, 'the demonstration network is loaded');
  });
}

interface Playing {
  stage: Stage;
  schema: GraphQLSchema;
  cast: Cast;
  members: MemberKeys;
}

async function play(data: DemoData, { stage, schema, cast, members }: Playing): Promise<void> {
  const register: Register = { themes: new Map(), items: new Map(), suggestions: new Map() };
  const terms = await playTerms(
    data.gates.bodies.map(({ body }) => body),
    stage,
    cast,
  );
  const seats = await playSecondSeat(stage, cast);
  for (const each of data.members) await playMembers(each, { stage, cast, seats, termId: terms.get(each.body) });
  const kinds: KindIds = new Map();
  await inParallel(data.duties, 4, (each) => playDuties(each, { stage, cast, members, kinds }));
  await playThemes(data, stage, cast, register);
  await playQuotas(data.quotas, stage, cast);
  const schemes = new Map<string, string>();
  await inParallel(data.schemes, 4, (scheme) => playScheme(scheme, { stage, cast }, schemes));
  const assessing = Object.keys(data.assessments.gates);
  await inParallel(assessing, 4, (body) => playAssessments(body, data.assessments, { stage, cast, schemes, kinds }));
  for (const topicCall of data.topicCalls) await playTopicCall(topicCall, stage, cast, register);
  await playGates(data, stage, cast);
  // A plan may be aligned to one of the level above, so that comes first.
  for (const level of [Level.CITY, Level.COUNTY, Level.TOWNSHIP]) {
    const plans = data.plans.filter(({ body }) => cast(Role.OFFICE, body).body.level === level);
    for (const year of [2025, 2026]) {
      await inParallel(
        plans.filter((plan) => plan.year === year),
        8,
        (plan) => new PlanStory(plan, stage, cast, register).play(),
      );
    }
  }
  await playResearch(data.research, { stage, schema, cast, register, members, kinds });
}

async function playThemes({ themes }: DemoData, stage: Stage, cast: Cast, register: Register): Promise<void> {
  for (const [body, own] of Map.groupBy(themes, (theme) => theme.body)) {
    const office = cast(Role.OFFICE, body);
    const acts = own.map(({ year, title }) => ({
      name: 'addTheme',
      type: 'AddThemeInput',
      input: { year, title },
      selection: 'theme { id }',
    }));
    const payloads = await stage.play(office, '2024-12-02', acts);
    const ids = payloads.map(({ theme }) => theme.id);
    own.forEach(({ year, key, title }, at) => {
      register.themes.set(`${body} ${year} ${key}`, ids[at]);
      register.themes.set(`${body} ${year} ${title}`, ids[at]);
    });
    const offer = {
      name: 'offerThemes',
      type: 'OfferThemesInput',
      input: { themeIds: ids },
      selection: 'themes { id }',
    };
    await stage.play(office, '2024-12-02', [offer]);
  }
}

async function playGates({ gates, plans }: DemoData, stage: Stage, cast: Cast): Promise<void> {
  const named = new Map(gates.bodies.map(({ body, gates: own }) => [body, own]));
  const bodies = [...new Set(plans.map(({ body }) => body))];
  await inParallel(bodies, 8, async (body) => {
    const local = plans.find((plan) => plan.body === body)!.gates;
    const own = (named.get(body) ?? local).map(({ kind, name }) => ({ kind, name }));
    const act = {
      name: 'setGateTemplate',
      type: 'SetGateTemplateInput',
      input: { gates: own },
      selection: '__typename',
    };
    await stage.play(cast(Role.OFFICE, body), '2024-12-02', [act]);
  });
}

function castOf(people: Map<string, Viewer>): Cast {
  return (role, body) => {
    const person = people.get(`${role} ${body}`);
    if (!person) throw new Error(`the demonstration has no ${role} in ${body}`);
    return person;
  };
}

/** The demo account's own member has no key of the register, only a name. */
const membersIn =
  (client: pg.Client): MemberKeys =>
  async (body, self) => {
    const text = `select coalesce(external_key, case when name = $2 then 'member' end) as key, id from member
      where tenant_id = $1 and (external_key is not null or name = $2)`;
    const { rows } = await client.query<{ key: string; id: string }>(text, [body, self]);
    return new Map(rows.map(({ key, id }) => [key, id]));
  };

/** Figures kept with every change let the whole city wait for each other; in a network that nobody uses yet they are counted once, at the end. */
async function countingFigures(client: pg.Client, on: boolean): Promise<void> {
  for (const table of ['plan', 'plan_item'])
    await client.query(`alter table ${table} ${on ? 'enable' : 'disable'} trigger user`);
}

async function bodiesOf(client: pg.Client): Promise<ScopedBody[]> {
  const { rows } = await client.query<
    Record<'id' | 'cityId' | 'countyId' | 'parentId', string> & Pick<ScopedBody, 'level' | 'name' | 'timeZone'>
  >(
    `select id, level, name, city_id as "cityId", county_id as "countyId", parent_id as "parentId", time_zone as "timeZone"
     from body where city_id = 340800000000 order by id`,
  );
  return rows.map(({ id, cityId, countyId, parentId, level, name, timeZone }) => ({
    ...{ id: Number(id), cityId: Number(cityId), countyId: Number(countyId), parentId: Number(parentId) },
    ...{ level, name, timeZone, closedOn: null },
  }));
}
