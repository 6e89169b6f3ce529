import type { Asked, ListRule, Rule } from './answer.js';
import { counted, existsIn, isWithin, planDay } from './figures.js';
import { Refusal, sorted, type Key } from './page.js';
import { bodyOf, keyOf } from './readers.js';
import { coverage, quotaFigures, standing, type RollUp } from './standing.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

const year = (given: number): number => {
  if (given < 2000 || given > 2100) throw new Refusal(['BAD_USER_INPUT', 'NOT_FOUND']);
  return given;
};

const sortings: Record<string, (rollUp: RollUp, asked: Asked) => Key> = {
  CODE: ({ body }) => body.id as number,
  NAME: ({ body }) => body.name as string,
  ITEMS_DESC: ({ body, year }, asked) => counted(body, year, 'SUBTREE', asked).items.length,
  DONE_DESC: ({ body, year }, asked) =>
    counted(body, year, 'SUBTREE', asked).items.filter(({ state }) => state === 'DONE').length,
  OVERDUE_DESC: ({ body, year }, asked) =>
    counted(body, year, 'SUBTREE', asked).items.filter(
      ({ state, due_on }) => !['DONE', 'CANCELLED'].includes(state as string) && (due_on as string) < asked.day,
    ).length,
  REPORTED_ON: (rollUp, asked) => planDay('reported_on', rollUp, asked).on ?? '9999-12-31',
  ISSUED_ON: (rollUp, asked) => planDay('issued_on', rollUp, asked).on ?? '9999-12-31',
};

const tests: Record<string, (rollUp: RollUp, value: Json, asked: Asked) => boolean> = {
  reported: (rollUp, yes, asked) => (planDay('reported_on', rollUp, asked).on !== null) === yes,
  issued: (rollUp, yes, asked) => (planDay('issued_on', rollUp, asked).on !== null) === yes,
  reportedPunctuality: (rollUp, value, asked) => planDay('reported_on', rollUp, asked).punctuality === value,
  issuedPunctuality: (rollUp, value, asked) => planDay('issued_on', rollUp, asked).punctuality === value,
};
const ofQuota = ['quotaId', 'quotaMet', 'quotaBehind'];
const paging = ['first', 'last', 'after', 'before', 'orderBy', 'level'];

const listOfRollUps =
  (isListed: (row: Row, source: RollUp, args: Json) => boolean): ListRule =>
  (source: RollUp, args, asked) => {
    if (args.quotaId != null) keyOf('Quota', args.quotaId);
    else if (args.quotaMet != null || args.quotaBehind != null) throw new Refusal(['BAD_USER_INPUT']);
    const bodies = asked.stored
      .visible('body', asked.viewer)
      .filter((row) => isListed(row, source, args) && existsIn(row, source.year));
    const rollUps = bodies.map((body) => ({ body, year: source.year })).filter((rollUp) => passes(rollUp, args, asked));
    const keyed = rollUps.map((row) => ({ row, keys: [sortings[args.orderBy](row, asked), row.body.id as number] }));
    return sorted({ name: '', rows: keyed, descending: args.orderBy.endsWith('_DESC') });
  };

function passes(rollUp: RollUp, args: Json, asked: Asked): boolean {
  const given = Object.entries<Json>(args).filter(([name, value]) => value != null && !paging.includes(name));
  const verdicts = given
    .filter(([name]) => !ofQuota.includes(name))
    .map(([name, value]) => {
      if (!tests[name]) throw new Error(`the oracle has no rule for roll-ups(${name}:)`);
      return tests[name](rollUp, value, asked);
    });
  return [meetsQuota(rollUp, args, asked), ...verdicts].every(Boolean);
}

function meetsQuota({ body, year }: RollUp, { quotaId, quotaMet, quotaBehind }: Json, asked: Asked): boolean {
  if (quotaId == null) return true;
  const quota = asked.stored.find('quota', keyOf('Quota', quotaId), asked.viewer);
  if (quota?.year !== year) throw new Refusal(['NOT_FOUND']);
  if (quota.level !== body.level) return false;
  const { met, behind } = standing(quota, body, asked);
  return (quotaMet == null || met === quotaMet) && (quotaBehind == null || behind === quotaBehind);
}

export const rollUpLists: Record<string, ListRule> = {
  'PlanRollUp.children': listOfRollUps((row, { body }) => row.parent_id === body.id),
  'PlanRollUp.bodies': listOfRollUps((row, { body }, { level }) => row.level === level && isWithin(row, body)),
};

const figuresOf =
  (coverage: 'OWN' | 'SUBTREE'): Rule =>
  ({ body, year }: RollUp, _args, asked) =>
    counted(body, year, coverage, asked);

export const rollUpFields: Record<string, Rule> = {
  'Query.planRollUp': (_source, args, asked) => ({ year: year(args.year), body: bodyOf(args.code, asked) }),
  'Query.themeCoverage': (_source, args, asked) => {
    const of = year(args.year);
    return coverage(bodyOf(args.body ?? String(asked.viewer.body.id), asked), of, asked);
  },
  'PlanRollUp.body': ({ body }) => body,
  'PlanRollUp.own': figuresOf('OWN'),
  'PlanRollUp.subtree': figuresOf('SUBTREE'),
  'PlanRollUp.reported': (rollUp, _args, asked) => planDay('reported_on', rollUp, asked),
  'PlanRollUp.issued': (rollUp, _args, asked) => planDay('issued_on', rollUp, asked),
  'PlanRollUp.plan': ({ body, year }: RollUp, _args, { stored, viewer }) =>
    stored.visible('plan', viewer).find((row) => row.tenant_id === body.id && row.year === year) ?? null,
  'PlanRollUp.quotas': (rollUp, _args, asked) => quotaFigures(rollUp, asked),
  'PlanRollUp.previous': ({ body, year }: RollUp) => ({ body, year: year - 1 }),
  'QuotaFigures.quota': ({ quota }) => quota,
  'QuotaFigures.standing': ({ standing }) => standing,
  'QuotaStanding.quarters': ({ quarters }) => quarters,
  'Quota.standing': (quota, { body: code }, asked) => {
    const body = bodyOf(code ?? String(asked.viewer.body.id), asked);
    return quota.level === body.level ? standing(quota, body, asked) : null;
  },
  'ThemeCoverage.theme': ({ theme }) => theme,
  'ThemeCoverage.uncovered': ({ uncovered }) => uncovered,
  'UncoveredBody.body': ({ body }) => body,
};
