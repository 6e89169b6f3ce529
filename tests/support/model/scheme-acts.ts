import { CHAIR, leading, working, type Act, type Turn } from './act.js';
import { consequences } from './outcomes.js';
import type { Entry } from './sight.js';
import { day } from './state.js';
import { schemeDocument, wrongDocuments } from '../schemes.js';
import type { Json } from '../world.js';

const scheme = { on: 'scheme', key: 'schemeId', by: working } as const;

/** Of eight documents one is no scheme. */
const document = ({ numbers, isRising }: Omit<Turn, 'input'>): Json => {
  if (!isRising && numbers.once(8)) return wrongDocuments[1][0];
  const title = numbers.among(['办法', '细则']);
  const points = numbers.among([5, 10]);
  const subject = isRising ? 'BODY' : numbers.among(['MEMBER', 'MEMBER', 'BODY', 'SECTOR']);
  return { ...schemeDocument(title, points, subject), consequences };
};
const isWrong = ({ input }: Turn): boolean => input.document === wrongDocuments[1][0];
/** Members of a history join in 2026: most schemes are for that year, so that there is somebody to assess. */
const year = ({ numbers }: Omit<Turn, 'input'>): Json => ({ year: numbers.among([2026, 2025, 2026, 2026]) });

/** `of` is the edition before, if there is one. */
const add = ({ model, actor }: Turn, { is, of }: Pick<Entry, 'is' | 'of'>): void => {
  const stored = { state: 'DRAFT', published_on: null, frozen_on: null, frozen_reason: null };
  model.add('scheme', actor.body, { ...stored, ...is }, of && { of });
};
const contentOf = ({ title, subject }: Json) => ({ title, subject });

const inForce = ({ is }: Entry): boolean => is.state === 'PUBLISHED' || is.state === 'FROZEN';
const isTaken = ({ model, target }: Turn): boolean =>
  model
    .own(target.body, 'scheme')
    .filter((each) => each !== target.of && inForce(each))
    .some(({ is }) => ['year', 'title', 'subject'].every((column) => is[column] === target.is[column]));

export const schemeActs: Record<string, Act> = {
  draftScheme: {
    by: working,
    input: (turn) => ({ ...year(turn), document: document(turn) }),
    refused: (turn) => (isWrong(turn) ? 'BAD_USER_INPUT' : undefined),
    done: (turn) => add(turn, { is: { edition: 1, year: turn.input.year, ...contentOf(turn.input.document) } }),
  },
  editScheme: {
    ...scheme,
    from: ['DRAFT'],
    input: (turn) => ({ document: document(turn), ...(turn.numbers.once(8) && { version: 999 }) }),
    refused: (turn) => {
      const { target, input } = turn;
      if (input.version) return 'CONFLICT';
      const isOther = target.of !== undefined && input.document.subject !== target.is.subject;
      return isWrong(turn) || isOther ? 'BAD_USER_INPUT' : undefined;
    },
    done: ({ target, input }) => void Object.assign(target.is, contentOf(input.document)),
  },
  deleteScheme: { ...scheme, from: ['DRAFT'], done: ({ model, target }) => model.remove(target) },
  publishScheme: {
    ...scheme,
    by: leading,
    from: ['DRAFT'],
    refused: (turn) => {
      const { of } = turn.target;
      if (of && of.is.state !== 'PUBLISHED') return 'ILLEGAL_TRANSITION';
      return isTaken(turn) ? 'CONFLICT' : undefined;
    },
    done: ({ target }) => {
      Object.assign(target.is, { state: 'PUBLISHED', published_on: day });
      if (target.of) target.of.is.state = 'REPLACED';
      target.offered = target.of?.offered;
    },
  },
  reviseScheme: {
    ...scheme,
    from: ['PUBLISHED'],
    refused: ({ model, target }) => (model.partsOf(target, 'scheme').length > 0 ? 'CONFLICT' : undefined),
    done: (turn) => {
      const { edition, year: of, title, subject } = turn.target.is;
      add(turn, { is: { edition: (edition as number) + 1, year: of, title, subject }, of: turn.target });
    },
  },
  copyScheme: {
    ...scheme,
    input: year,
    done: (turn) => add(turn, { is: { edition: 1, year: turn.input.year, ...contentOf(turn.target.is) } }),
  },
  offerScheme: {
    ...scheme,
    by: leading,
    from: ['PUBLISHED'],
    refused: ({ target }) => (target.offered ? 'CONFLICT' : undefined),
    done: ({ target }) => void (target.offered = true),
  },
  freezeScheme: {
    ...scheme,
    by: [CHAIR],
    from: ['PUBLISHED'],
    input: ({ numbers }) => ({ reason: numbers.among(['提前结束', null]) }),
    refused: ({ target, input }) => (!input.reason && target.is.year === 2026 ? 'BAD_USER_INPUT' : undefined),
    done: ({ target, input: { reason } }) =>
      void Object.assign(target.is, { state: 'FROZEN', frozen_on: day, frozen_reason: reason }),
  },
};
