import type { RequestContext } from '../platform/context.js';
import { bodyOf, existsIn, isWithin, sourceOf, type RollUpBody } from '../roll-up/index.js';
import { figuresOfYear, isSomething, ledBy, sharedBy, type Figures } from './research-figure.loaders.js';
import type { ResearchFiguresOfBody, ResearchRollUp } from './research-roll-up.entity.js';

type Sums = Pick<ResearchRollUp, 'own' | 'total' | 'shared' | 'sharedTotal'>;

/** The roll-up of a body that the viewer sees, and the figures of those directly below it. */
export async function researchRollUpOf(code: string, year: number, context: RequestContext): Promise<ResearchRollUp> {
  const scope = await bodyOf(code, 'body', context);
  const [all, figures] = await Promise.all([sourceOf(context).bodies(), figuresOfYear(year, context)]);
  const within = all.filter((body) => isWithin(body, scope));
  const rowsOf = (bodies: readonly RollUpBody[]): Figures[] => bodies.flatMap(({ id }) => figures.get(id) ?? []);
  const sums = (body: RollUpBody): Sums => {
    const [own, subtree] = [rowsOf([body]), rowsOf(within.filter((each) => isWithin(each, body)))];
    return { own: ledBy(own), total: ledBy(subtree), shared: sharedBy(own), sharedTotal: sharedBy(subtree) };
  };
  const below = within.filter((body) => body.parentId === scope.id && body.id !== scope.id);
  const children = below.filter((body) => existsIn(body, year) || sumsSomething(rowsOf([body])));
  return {
    ...{ bodyId: scope.id, year, ...sums(scope) },
    bodiesInScope: within.filter((body) => existsIn(body, year)).length,
    bodiesReporting: rowsOf(within).filter(isSomething).length,
    bodies: children.map((body) => ({ bodyId: body.id, ...sums(body) }) as ResearchFiguresOfBody),
  } as ResearchRollUp;
}

const sumsSomething = (rows: readonly Figures[]): boolean => rows.some(isSomething);
