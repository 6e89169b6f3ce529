import { OFFICE, type Act, type Turn } from './act.js';
import { closePassing } from './handover-acts.js';
import type { Entry } from './sight.js';
import { day } from './state.js';
import { Level } from '../world.js';

/** Done to a body by the office of the one directly above it, and by nobody else. */
const toBelow = (refused: Act['refused'], more: Pick<Act, 'input' | 'done'>): Act => ({
  on: 'body',
  key: 'code',
  by: [OFFICE],
  ofOthers: true,
  ...more,
  refused: (turn) => {
    if (turn.target.body.parentId !== turn.actor.body.id) return 'FORBIDDEN';
    return turn.target.is.closed_on === null ? refused?.(turn) : 'ILLEGAL_TRANSITION';
  },
});

const named = ({ model, target }: Turn): Entry[] =>
  model.entries.filter(({ table, id }) => table.startsWith('body') && id === target.id);

export const bodyActs: Record<string, Act> = {
  openBody: {
    by: [OFFICE],
    input: ({ actor, numbers }) => {
      const code = actor.body.id + 500_000 + 1000 * (1 + numbers.one(2));
      return { code: String(code), level: 'TOWNSHIP', name: `新镇${code}`, validFrom: '2024-07-01' };
    },
    refused: ({ model, actor, input }) => {
      if (actor.body.level === Level.TOWNSHIP) return 'FORBIDDEN';
      return model.bodies.some(({ id }) => String(id) === input.code) ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor: { body }, input }) =>
      model.settle({ ...body, id: Number(input.code), level: Level.TOWNSHIP, name: input.name, parentId: body.id }),
  },
  renameBody: toBelow(undefined, {
    input: () => ({ name: '改名镇' }),
    done: (turn) => named(turn).forEach(({ is }) => (is.name = '改名镇')),
  }),
  setBodyTitle: toBelow(undefined, {
    input: () => ({ title: '联络组' }),
    done: ({ target }) => void (target.is.title = '联络组'),
  }),
  closeBody: toBelow(
    ({ model, target }) =>
      model.bodies.some(({ parentId, closedOn }) => parentId === target.body.id && !closedOn) ? 'CONFLICT' : undefined,
    {
      input: () => ({ reason: '撤并' }),
      done: ({ model, target }) => {
        target.is.closed_on = day;
        target.body.closedOn = day;
        closePassing(model, target.body);
      },
    },
  ),
};
