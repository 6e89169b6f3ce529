import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { data, makeNetwork, owner, personIn, Role, type Json, type Network, type TestBody } from './world.js';

interface StoredPlan {
  year?: number;
  state?: string;
  reach?: number;
  reportedOn?: string | null;
  issuedOn?: string | null;
}

/** A plan as if it had come to this state, written by the owner; by default reported and issued in March. */
export async function storedPlan(body: TestBody, values: StoredPlan = {}): Promise<string> {
  const { year = 2026, reach = 1 } = values;
  const { state = reach === 0 ? 'DRAFT' : 'ISSUED' } = values;
  const { reportedOn = `${year}-03-01`, issuedOn = `${year}-03-10` } = values;
  const id = uuidv7();
  await owner.query(
    `insert into plan (city_id, id, county_id, parent_id, tenant_id, reach, level, year, title, state, edition, round,
       reported_on, issued_on, document_number, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '年度协商计划', $9, 1, 1, $10, $11, '测政协〔2026〕1号', now(), now())`,
    [
      body.cityId,
      id,
      body.countyId,
      body.parentId,
      body.id,
      reach,
      body.level,
      year,
      state,
      reach === 0 ? null : reportedOn,
      reach === 0 ? null : issuedOn,
    ],
  );
  return id;
}

export interface StoredItem {
  form?: string;
  onPolicy?: boolean;
  source?: string;
  phase?: string;
  state?: string;
  dueOn?: string;
  doneOn?: string | null;
  themeId?: string | null;
  alignedThemeId?: string | null;
}

let position = 0;

/** An item of a plan, written by the owner; its sight and year are the plan's. */
export async function storedItem(body: TestBody, planId: string, values: StoredItem = {}): Promise<string> {
  const id = uuidv7();
  const { rows } = await owner.query<{ year: number; reach: number }>('select year, reach from plan where id = $1', [
    planId,
  ]);
  const [{ year, reach }] = rows;
  const { form = 'SPECIAL', onPolicy = false, source = 'MEMBER', phase = 'TOPIC', dueOn = `${year}-06-30` } = values;
  const { doneOn = null, state = doneOn ? 'DONE' : 'PLANNED', themeId = null, alignedThemeId = null } = values;
  await owner.query(
    `insert into plan_item (city_id, id, county_id, parent_id, tenant_id, reach, level, plan_id, year, position, title,
       form, on_policy, source, phase, state, planned_as, planned_from, due_on, done_on, theme_id, aligned_theme_id,
       handling_departments, participant_codes, suggestion_ids)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '议题', $11, $12, $13, $14, $15, 'DATE', $16, $16, $17, $18, $19,
       '{}', '{}', '{}')`,
    [
      ...[body.cityId, id, body.countyId, body.parentId, body.id, reach, body.level, planId, year, (position += 1)],
      ...[form, onPolicy, source, phase, state, dueOn, doneOn, themeId, alignedThemeId],
    ],
  );
  return id;
}

/** A theme of a body, offered to those below. */
export async function storedTheme(body: TestBody, title: string, year = 2026): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into theme (city_id, id, county_id, parent_id, tenant_id, reach, year, position, title)
     values ($1, $2, $3, $4, $5, 2, $6, (select count(*) + 1 from theme where tenant_id = $5 and year = $6), $7)`,
    [body.cityId, id, body.countyId, body.parentId, body.id, year, title],
  );
  return id;
}

/** Rows of kept figures of a city that differ from the recount: none, if all is well. */
export async function differences(cityId: number): Promise<Json[]> {
  const { rows } = await owner.query<Json>(
    `select tenant_id, year, coverage, k.figures as kept, c.figures as counted
     from (select tenant_id, year, coverage, figures from plan_figure where city_id = $1 and figures <> '{}') k
     full join (select tenant_id, year, coverage, figures from recount_plan_figures($1)) c using (tenant_id, year, coverage)
     where k.figures is distinct from c.figures`,
    [cityId],
  );
  return rows;
}

export const code = (body: TestBody): string => String(body.id);
export const officeOf = (body: TestBody): Viewer => personIn(body, Role.OFFICE);

/** Noon of a day in July, by which the tests' plans are half carried out. */
export const july = { now: new Date('2026-07-15T04:00:00Z') };

const requirement =
  'mutation ($input: SetReportingRequirementInput!) { setReportingRequirement(input: $input) { reportingRequirement { id } } }';
/** Sets the day by which plans of a level are reported and issued. */
export const setDay = (body: TestBody, level: string, dueOn: string, year = 2026): Promise<Json> =>
  data(officeOf(body), requirement, { input: { year, level, dueOn, label: `${dueOn}前` } });
/** Sets one quota of 2026 for a level; returns its id. */
export const setQuota = async (body: TestBody, level: string, quota: Json): Promise<string> => {
  const mutation = 'mutation ($input: SetQuotasInput!) { setQuotas(input: $input) { quotas { id } } }';
  const input = { year: 2026, level, quotas: [{ label: '次数', ...quota }] };
  return (await data(officeOf(body), mutation, { input })).setQuotas.quotas[0].id;
};

/** All figures of a body, own and of its subtree. */
export const figures = `query ($code: String!) { planRollUp(code: $code, year: 2026) { own { ...all } subtree { ...all } } }
  fragment all on PlanFigures {
    plans plansByState { state plans } items done doneOnTime doneLate open overdue postponed cancelled
    byForm { form items } byPhase { phase items } bySource { source items } byState { state items }
    byTheme { theme { id } items alignedItems }
    completeness { level reported issued } }`;

const forms = ['PLENARY', 'STANDING_COMMITTEE', 'CHAIR_MEETING', 'SPECIAL', 'COUNTERPART', 'SECTOR', 'MICRO'];
const phases = ['TOPIC', 'APPROVAL', 'RESEARCH', 'CONSULTATION', 'OUTCOME', 'FOLLOW_UP', 'EVALUATION'];
const sources = ['PARTY_GOVERNMENT', 'MEMBER', 'RESIDENT', 'PUBLIC', 'DEPARTMENT', 'LOWER_BODY', 'CARRIED_OVER'];
const states = ['PLANNED', 'UNDERWAY', 'POSTPONED', 'CANCELLED', 'DONE', 'DONE'];

/** A city whose bodies have plans in all states, with items that differ in everything that is counted. */
export async function variedNetwork(): Promise<Network> {
  const network = await makeNetwork();
  const { city, counties, towns } = network;
  const themes = new Map<number, string[]>();
  for (const body of [city, ...counties]) {
    themes.set(body.id, [await storedTheme(body, '一'), await storedTheme(body, '二')]);
  }
  const planStates = ['ISSUED', 'REPORTED', 'CLOSED', 'ISSUED', 'DRAFT', 'ISSUED', 'APPROVED'];
  for (const [at, body] of [city, ...counties, ...towns.flat()].entries()) {
    const state = planStates[at];
    const reach = ['DRAFT', 'APPROVED'].includes(state) ? 0 : at === 3 ? 3 : 1;
    const plan = await storedPlan(body, { state, reach, ...(state === 'REPORTED' && { issuedOn: null }) });
    const before = await storedPlan(body, { year: 2025, state: 'CLOSED' });
    for (let n = 0; n < 9; n++) {
      const pick = <T>(list: T[], step: number) => list[(at * 5 + n * step) % list.length];
      const itemState = pick(states, 1);
      const item = {
        form: pick(forms, 2),
        phase: pick(phases, 3),
        source: pick(sources, 5),
        state: itemState,
        onPolicy: n % 2 === 0,
        dueOn: `2026-${String(1 + ((at + n * 4) % 12)).padStart(2, '0')}-28`,
        doneOn: itemState === 'DONE' ? `2026-0${1 + ((at + n) % 6)}-28` : null,
        themeId: themes.get(body.id)?.[n % 3] ?? null,
        alignedThemeId: themes.get(body.parentId)?.[n % 4] ?? null,
      };
      await storedItem(body, plan, item);
      await storedItem(body, before, { ...item, dueOn: '2025-06-30', doneOn: item.doneOn && '2025-06-01' });
    }
  }
  return network;
}
