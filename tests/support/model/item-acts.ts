import { working, type Act, type Turn } from './act.js';
import { isNamed } from './review-acts.js';
import { references, referring, refusedReference } from './item-references.js';
import type { Entry } from './sight.js';
import type { Json } from '../world.js';

export const ofPlan = ({ of }: Entry): Entry => of!;

const blank = {
  state: 'PLANNED',
  phase: 'TOPIC',
  theme_id: null,
  aligned_theme_id: null,
  aligned_item_id: null,
  suggestion_ids: [],
  participant_codes: [],
  done_on: null,
};

export const newItem = ({ numbers }: Omit<Turn, 'input'>): Json => ({
  title: '议题',
  form: numbers.among(['SPECIAL', 'MICRO', 'SECTOR']),
  source: 'MEMBER',
  onPolicy: numbers.one(2) === 0,
  planned: { month: 1 + numbers.one(12) },
});

export function insert(turn: Turn, whole: Entry, input: Json): Entry {
  const { model } = turn;
  const position = model.partsOf(whole, 'plan_item').length + 1;
  const is = { ...blank, year: whole.is.year, position, form: input.form, on_policy: input.onPolicy };
  // Whoever the plan was handed over to sees it from the beginning.
  const more = { of: whole, shared: whole.shared };
  return model.add('plan_item', whole.body, { ...is, ...referring({ ...turn, input }) }, more);
}

const drafting = { on: 'plan_item', key: 'itemId', by: working, from: ['DRAFT'], judged: ofPlan } as const;

/** Gives an item another place; those between move by one. */
function place({ model, target }: Turn, position: number): void {
  const order = model
    .partsOf(target.of!, 'plan_item')
    .filter((item) => item !== target)
    .sort((a, b) => (a.is.position as number) - (b.is.position as number));
  order.splice(position - 1, 0, target);
  order.forEach((item, at) => (item.is.position = at + 1));
}

export const draftingActs: Record<string, Act> = {
  addPlanItem: {
    on: 'plan',
    key: 'planId',
    by: working,
    from: ['DRAFT'],
    input: (turn) => ({ ...newItem(turn), ...references(turn) }),
    refused: refusedReference,
    done: (turn) => void insert(turn, turn.target, turn.input),
  },
  changePlanItem: {
    ...drafting,
    input: (turn) => ({ title: '改', ...references(turn), ...(turn.numbers.once(8) && { version: 999 }) }),
    refused: (turn) => (turn.input.version ? 'CONFLICT' : refusedReference(turn)),
    done: (turn) => void Object.assign(turn.target.is, referring(turn)),
  },
  movePlanItem: {
    ...drafting,
    input: ({ numbers }) => ({ position: 1 + numbers.one(3) }),
    refused: ({ model, target, input }) =>
      input.position > model.partsOf(target.of!, 'plan_item').length ? 'BAD_USER_INPUT' : undefined,
    done: (turn) => place(turn, turn.input.position),
  },
  removePlanItem: {
    ...drafting,
    refused: ({ model, target }) => (isNamed(model, [target]) ? 'CONFLICT' : undefined),
    done: (turn) => {
      place(turn, turn.model.partsOf(turn.target.of!, 'plan_item').length);
      turn.model.remove(turn.target);
    },
  },
};
