import { LIAISON, MEMBER, OFFICE, working, type Act, type Turn } from './act.js';
import { turnsTo } from './call-acts.js';
import type { Entry } from './sight.js';
import { day } from './state.js';
import type { Json } from '../world.js';

const accepts = ({ is }: Entry): boolean => is.state === 'OPEN' && (is.closes_on as string) >= day;

/** Why topics cannot be suggested to a call that is seen. */
function refusedSuggesting({ actor }: Pick<Turn, 'actor'>, to: Entry): string | undefined {
  const { id, cityId, countyId } = actor.body;
  if (![id, cityId, countyId].includes(to.body.id)) return 'FORBIDDEN';
  const by = to.body.id === id ? [MEMBER, ...working] : working;
  if (!by.some((role) => actor.roles.includes(role))) return 'FORBIDDEN';
  return accepts(to) ? undefined : 'ILLEGAL_TRANSITION';
}

const words = { title: '议题', text: '建议' };

/** A member suggests in his own name, the office for a department, and a body below for itself. */
function suggestion({ actor, target, numbers }: Omit<Turn, 'input'>): Json {
  const asDraft = numbers.one(2) === 0;
  if (target && target.body.id !== actor.body.id) return { ...words, asDraft, source: 'LOWER_BODY' };
  if (actor.roles.includes(MEMBER)) return { ...words, asDraft, source: 'MEMBER' };
  return { ...words, asDraft, source: 'DEPARTMENT', onBehalfOf: '测试局' };
}

/** What a member suggests in his own name is his alone, all else the office's. */
const foreignHand = ({ actor, target }: Turn): boolean =>
  target.is.proposer_person_id !== null
    ? target.is.proposer_person_id !== actor.personId
    : !working.some((role) => actor.roles.includes(role));

const ofSuggestion = { on: 'topic_suggestion', key: 'suggestionId', by: [MEMBER, OFFICE, LIAISON] } as const;
const handled = (turn: Turn): string | undefined => (foreignHand(turn) ? 'FORBIDDEN' : undefined);
const handledInTime = (turn: Turn): string | undefined => handled(turn) ?? refusedSuggesting(turn, turn.target.of!);

export const suggestionActs: Record<string, Act> = {
  suggestTopic: {
    on: 'topic_call',
    key: 'topicCallId',
    by: [MEMBER, ...working],
    from: ['OPEN'],
    ofOthers: true,
    input: suggestion,
    refused: (turn) => refusedSuggesting(turn, turn.target),
    done: ({ model, actor, target, input }) => {
      const author = input.source === 'MEMBER' ? actor.personId : undefined;
      const state = input.asDraft ? 'DRAFT' : 'SUBMITTED';
      const is = { state, source: input.source, to_tenant_id: target.body.id, proposer_person_id: author ?? null };
      const more = { of: target, to: target.body, author, told: !input.asDraft };
      model.add('topic_suggestion', actor.body, { ...is, year: target.is.year }, more);
    },
  },
  editSuggestion: {
    ...ofSuggestion,
    from: ['DRAFT'],
    input: ({ numbers }) => ({ ...words, ...(numbers.once(8) && { version: 999 }) }),
    refused: (turn) => handled(turn) ?? (turn.input.version ? 'CONFLICT' : undefined),
    done: () => undefined,
  },
  deleteSuggestion: {
    ...ofSuggestion,
    from: ['DRAFT'],
    refused: handled,
    done: ({ model, target }) => model.remove(target),
  },
  submitSuggestion: {
    ...ofSuggestion,
    from: ['DRAFT'],
    refused: handledInTime,
    done: ({ target }) => {
      target.is.state = 'SUBMITTED';
      target.told = true;
    },
  },
  withdrawSuggestion: {
    ...ofSuggestion,
    from: ['SUBMITTED'],
    refused: handledInTime,
    done: turnsTo('WITHDRAWN'),
  },
};
