import type { Asked } from './answer.js';
import { counted, existsIn, expectations, expectedBodies, levelsFrom } from './figures.js';
import type { Row } from '../oracle.js';

export interface RollUp {
  body: Row;
  year: number;
}

const lastDays = ['03-31', '06-30', '09-30', '12-31'];
const quarterOf = (day: unknown, of: number): number =>
  String(day).startsWith(`${of}-`) ? Math.ceil(Number(String(day).slice(5, 7)) / 3) : 0;

/** Where a body stands against a quota, counted from its reported plan. */
export function standing(quota: Row, body: Row, asked: Asked) {
  const of = quota.year as number;
  const minimum = quota.minimum as number;
  const items = counted(body, of, 'OWN', asked).items.filter(
    (item) => (quota.form === null || item.form === quota.form) && (!quota.on_policy || item.on_policy),
  );
  const planned = items.filter(({ state }) => state !== 'CANCELLED');
  const held = items.filter(({ state }) => state === 'DONE');
  const totals = { planned: planned.length, held: held.length, minimum };
  if (quota.period === 'YEAR') {
    const met = held.length >= minimum;
    return { ...totals, met, behind: !met && asked.day > `${of}-12-31`, quarters: [] };
  }
  const within = (rows: Row[], column: string, quarter: number) =>
    rows.filter((item) => quarterOf(item[column], of) === quarter).length;
  const quarters = [1, 2, 3, 4].map((quarter) => {
    const heldThen = within(held, 'done_on', quarter);
    const due = asked.day > `${of}-${lastDays[quarter - 1]}`;
    return { quarter, planned: within(planned, 'due_on', quarter), held: heldThen, due, met: heldThen >= minimum };
  });
  const behind = quarters.some(({ due, met }) => due && !met);
  return { ...totals, met: quarters.every(({ met }) => met), behind, quarters };
}

export function quotaFigures({ body, year }: RollUp, asked: Asked) {
  const quotas = levelsFrom(body.level).flatMap((level) => expectations('quota', body, level, year, asked));
  return quotas.map((quota) => {
    const standings = expectedBodies(body, quota.level, year, asked).map((each) => standing(quota, each, asked));
    return {
      quota,
      standing: quota.level === body.level ? standing(quota, body, asked) : null,
      bodiesExpected: standings.length,
      bodiesMet: standings.filter(({ met }) => met).length,
      bodiesBehind: standings.filter(({ behind }) => behind).length,
    };
  });
}

/** The themes of a body with what the bodies directly below have under each. */
export function coverage(body: Row, year: number, asked: Asked) {
  const { stored, viewer } = asked;
  const themes = stored.visible('theme', viewer).filter((row) => row.tenant_id === body.id && row.year === year);
  const children = stored.visible('body', viewer).filter((row) => row.parent_id === body.id && existsIn(row, year));
  const aligned = (of: Row, { id }: Row) =>
    counted(of, year, 'SUBTREE', asked).items.filter((item) => item.aligned_theme_id === id).length;
  return themes
    .toSorted((a, b) => (a.position as number) - (b.position as number))
    .map((theme) => {
      const without = children.filter((child) => aligned(child, theme) === 0);
      const uncovered = without.map((child) => ({
        body: child,
        reported: counted(child, year, 'OWN', asked).plans.length > 0,
      }));
      const own = counted(body, year, 'OWN', asked).items.filter((item) => item.theme_id === theme.id);
      const coveredBodies = children.length - without.length;
      return { theme, ownItems: own.length, alignedItems: aligned(body, theme), coveredBodies, uncovered };
    });
}
