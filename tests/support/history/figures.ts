import { schema } from '../../../src/app.js';
import type { GraphQLEnumType } from 'graphql';
import type { Asked, Rule } from './answer.js';
import type { Row } from '../oracle.js';
import { Level } from '../world.js';

/** A body in a year, with the plans and items that are counted for it: of its own plan, or of all from it down. */
export interface Counted {
  body: Row;
  year: number;
  coverage: 'OWN' | 'SUBTREE';
  plans: Row[];
  items: Row[];
}

export const chain = (body: Row): unknown[] => [body.city_id, body.county_id, body.id];
export const isWithin = (row: Row, body: Row): boolean =>
  [row.city_id, row.county_id, row.tenant_id ?? row.id].includes(body.id);

/** Only what was reported upward is counted, whoever asks. */
export function counted(body: Row, year: number, coverage: Counted['coverage'], { stored }: Asked): Counted {
  const counts = (row: Row) =>
    row.year === year &&
    (row.reach as number) >= 1 &&
    (coverage === 'OWN' ? row.tenant_id === body.id : isWithin(row, body));
  return {
    body,
    year,
    coverage,
    plans: stored.rows('plan').filter(counts),
    items: stored.rows('plan_item').filter(counts),
  };
}

/** Bodies that existed on a day of the year. */
export const existsIn = ({ valid_from, closed_on }: Row, year: number): boolean =>
  (valid_from as string) <= `${year}-12-31` && (closed_on === null || (closed_on as string) >= `${year}-01-01`);

const levels = Object.values(Level);
export const levelsFrom = (level: unknown): Level[] => levels.slice(levels.indexOf(level as Level));

export const expectedBodies = (body: Row, level: unknown, year: number, { stored, viewer }: Asked): Row[] =>
  stored.visible('body', viewer).filter((row) => row.level === level && isWithin(row, body) && existsIn(row, year));

const by =
  (...columns: string[]) =>
  (a: Row, b: Row): number => {
    const column = columns.find((each) => a[each] !== b[each]);
    return column === undefined ? 0 : (a[column] as string) < (b[column] as string) ? -1 : 1;
  };

/** What a body and those above it expect of a level in a year, the highest first. */
export const expectations = (table: string, body: Row, level: unknown, year: number, asked: Asked): Row[] =>
  asked.stored
    .visible(table, asked.viewer)
    .filter((row) => row.year === year && row.level === level && chain(body).includes(row.tenant_id))
    .toSorted(by('tenant_id', 'position'));

const dueDay = (body: Row, level: unknown, year: number, asked: Asked): Row | undefined =>
  expectations('reporting_requirement', body, level, year, asked)[0];

type Milestone = 'reported_on' | 'issued_on';

/** When the own plan reached a milestone, and whether in time. */
export function planDay(milestone: Milestone, { body, year }: Pick<Counted, 'body' | 'year'>, asked: Asked) {
  const [plan] = counted(body, year, 'OWN', asked).plans;
  const on = (plan?.[milestone] ?? null) as string | null;
  const due = (dueDay(body, body.level, year, asked)?.due_on ?? null) as string | null;
  const punctuality = on && due ? (on <= due ? 'ON_TIME' : 'LATE') : null;
  return { on, due_on: due, punctuality, overdue: !on && due !== null && due < asked.day };
}

const number = (rows: readonly Row[], test: (row: Row) => boolean = () => true): number => rows.filter(test).length;
const isOpen = ({ state }: Row): boolean => !['DONE', 'CANCELLED'].includes(state as string);
const figure =
  (test: (item: Row, asked: Asked) => boolean): Rule =>
  ({ items }: Counted, _args, asked) =>
    number(items, (item) => test(item, asked));
const inState = (state: string) => figure((item) => item.state === state);

const valuesOf = (name: string): string[] =>
  (schema.getType(name) as GraphQLEnumType).getValues().map((each) => each.value as string);
const grouped =
  (type: string, column: string): Rule =>
  ({ items }: Counted) =>
    valuesOf(type).map((value) => ({ [column]: value, items: number(items, (item) => item[column] === value) }));

function completeness({ body, year, coverage, plans }: Counted, asked: Asked) {
  const shown = coverage === 'OWN' ? [body.level] : levelsFrom(body.level);
  const rows = shown.map((level) => {
    const due = dueDay(body, level, year, asked);
    const done = (column: Milestone) => plans.filter((plan) => plan.level === level && plan[column] !== null);
    const until = (column: Milestone) =>
      number(done(column), (plan) => (plan[column] as string) <= (due!.due_on as string));
    return {
      level,
      expected: expectedBodies(body, level, year, asked).length,
      reported: number(plans, (plan) => plan.level === level),
      reportedOnTime: due ? until('reported_on') : null,
      reportedLate: due ? done('reported_on').length - until('reported_on') : null,
      issued: done('issued_on').length,
      issuedOnTime: due ? until('issued_on') : null,
      issuedLate: due ? done('issued_on').length - until('issued_on') : null,
      dueOn: due?.due_on ?? null,
      requirement: due ?? null,
    };
  });
  return rows.filter(({ expected, reported }) => expected > 0 || reported > 0);
}

/** Themes of the body itself, and those its items and all below are aligned to; a city's only its own. */
function byTheme({ body, items }: Counted, asked: Asked) {
  const { stored, viewer } = asked;
  const own = items.filter((item) => item.tenant_id === body.id);
  const ofCity = (id: unknown) => body.level !== Level.CITY || stored.keyed('theme').get(id)?.tenant_id === body.id;
  const aligned = items.map((item) => item.aligned_theme_id).filter((id) => id !== null && ofCity(id));
  const ids = new Set([...own.map((item) => item.theme_id).filter((id) => id !== null), ...aligned]);
  return [...ids].sort().map((id) => ({
    theme: stored.find('theme', id, viewer) ?? null,
    items: number(own, (item) => item.theme_id === id),
    alignedItems: number(items, (item) => item.aligned_theme_id === id),
  }));
}

export const figureFields: Record<string, Rule> = {
  'PlanFigures.plans': ({ plans }: Counted) => plans.length,
  'PlanFigures.plansByState': ({ plans }: Counted) =>
    ['REPORTED', 'ISSUED', 'CLOSED'].map((state) => ({ state, plans: number(plans, (plan) => plan.state === state) })),
  'PlanFigures.items': figure(() => true),
  'PlanFigures.byForm': grouped('Form', 'form'),
  'PlanFigures.byPhase': grouped('Phase', 'phase'),
  'PlanFigures.bySource': grouped('TopicSource', 'source'),
  'PlanFigures.byState': grouped('ItemState', 'state'),
  'PlanFigures.byTheme': (source, _args, asked) => byTheme(source, asked),
  'PlanFigures.done': inState('DONE'),
  'PlanFigures.doneOnTime': figure((item) => item.punctuality === 'ON_TIME'),
  'PlanFigures.doneLate': figure((item) => item.punctuality === 'LATE'),
  'PlanFigures.open': figure(isOpen),
  'PlanFigures.overdue': figure((item, { day }) => isOpen(item) && (item.due_on as string) < day),
  'PlanFigures.postponed': inState('POSTPONED'),
  'PlanFigures.cancelled': inState('CANCELLED'),
  'PlanFigures.completeness': (source, _args, asked) => completeness(source, asked),
  'ThemeCount.theme': ({ theme }) => theme,
  'Completeness.requirement': ({ requirement }) => requirement,
};
