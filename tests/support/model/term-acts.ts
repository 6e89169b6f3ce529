import { OFFICE, type Act, type Turn } from './act.js';
import type { Entry } from './sight.js';
import { day } from './state.js';
import { Level, type Json } from '../world.js';

interface Span {
  number: number;
  starts_on: string;
  ends_on: string | null;
}

/** Numbers follow the days: each has ended when the next begins. */
const clashes = (span: Span, others: readonly Entry[]): boolean =>
  others.some(({ is }) => {
    const other = is as unknown as Span;
    const [earlier, later] = other.number < span.number ? [other, span] : [span, other];
    return other.number === span.number || !earlier.ends_on || earlier.ends_on > later.starts_on;
  });

const spanOf = ({ number, startsOn, endsOn }: Json): Span => ({ number, starts_on: startsOn, ends_on: endsOn ?? null });
const others = (list: Entry[], but: Entry): Entry[] => list.filter((each) => each !== but);
const spanIn = ({ is }: Entry): Span => is as unknown as Span;

const term = { on: 'term', key: 'termId', by: [OFFICE] } as const;
const session = ({ numbers, target }: Omit<Turn, 'input'>) => {
  const number = 1 + numbers.one(4);
  const year = ((target?.is.starts_on ?? '2020') as string).slice(0, 4);
  return { number, startsOn: `${year}-0${number}-10`, endsOn: `${year}-0${number}-13` };
};

export const termActs: Record<string, Act> = {
  addTerm: {
    by: [OFFICE],
    input: ({ numbers }) => {
      const number = 1 + numbers.one(5);
      return {
        number,
        startsOn: `${1998 + 5 * number}-01-01`,
        endsOn: numbers.once(3) ? null : `${2002 + 5 * number}-12-31`,
      };
    },
    refused: ({ model, actor, input }) => {
      if (actor.body.level === Level.TOWNSHIP) return 'FORBIDDEN';
      return clashes(spanOf(input), model.own(actor.body, 'term')) ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor, input }) => void model.add('term', actor.body, { ...spanOf(input) }),
  },
  endTerm: { ...term, from: ['RUNNING'], done: ({ target }) => void (target.is.ends_on = day) },
  changeTerm: {
    ...term,
    input: () => ({ endsOn: null }),
    refused: ({ model, target }) =>
      clashes({ ...spanIn(target), ends_on: null }, others(model.own(target.body, 'term'), target))
        ? 'CONFLICT'
        : undefined,
    done: ({ target }) => void (target.is.ends_on = null),
  },
  addTermSession: {
    ...term,
    input: session,
    refused: ({ model, target, input }) =>
      clashes(spanOf(input), model.partsOf(target, 'term_session')) ? 'CONFLICT' : undefined,
    done: ({ model, target, input }) =>
      void model.add('term_session', target.body, { ...spanOf(input) }, { of: target }),
  },
  changeTermSession: {
    on: 'term_session',
    key: 'termSessionId',
    by: [OFFICE],
    input: ({ numbers }) => ({ number: 1 + numbers.one(4) }),
    refused: ({ model, target, input }) => {
      const changed = { ...spanIn(target), number: input.number };
      return clashes(changed, others(model.partsOf(target.of!, 'term_session'), target)) ? 'CONFLICT' : undefined;
    },
    done: ({ target, input }) => void (target.is.number = input.number),
  },
};
