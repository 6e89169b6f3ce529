import { leading, working, type Act, type Turn } from './act.js';
import type { Entry } from './sight.js';
import { day, type Model } from './state.js';
import { Level, type Json } from '../world.js';

const channels = ['MEMBER', 'DEPARTMENT', 'LOWER_BODY'];
const call = { on: 'topic_call', key: 'topicCallId', by: working } as const;

/** Of four windows one is over. */
const content = ({ numbers, actor }: Omit<Turn, 'input'>): Json => ({
  year: numbers.among([2025, 2026]),
  title: '征题',
  opensOn: '2026-01-01',
  closesOn: numbers.once(6) ? '2026-02-01' : '2026-12-31',
  channels: channels.slice(
    0,
    actor.body.level === Level.TOWNSHIP ? 2 + (numbers.once(8) ? 1 : 0) : numbers.one(4) > 0 ? 3 : 2,
  ),
});

const columnsOf = ({ year, channels, opensOn, closesOn }: Json) => ({
  year,
  channels,
  opens_on: opensOn,
  closes_on: closesOn,
});

const refusedContent = ({ actor, input }: Turn): string | undefined =>
  actor.body.level === Level.TOWNSHIP && input.channels.includes('LOWER_BODY') ? 'BAD_USER_INPUT' : undefined;

export const turnsTo =
  (state: string, columns: Json = {}): Act['done'] =>
  ({ target }) =>
    void Object.assign(target.is, { state, ...columns });

export const callActs: Record<string, Act> = {
  draftTopicCall: {
    by: working,
    input: content,
    refused: refusedContent,
    done: ({ model, actor, input }) =>
      void model.add('topic_call', actor.body, {
        state: 'DRAFT',
        ...columnsOf(input),
        closed_on: null,
        decided_on: null,
      }),
  },
  editTopicCall: {
    ...call,
    from: ['DRAFT'],
    input: (turn) => ({ ...content(turn), ...(turn.numbers.once(8) && { version: 999 }) }),
    refused: (turn) => (turn.input.version ? 'CONFLICT' : refusedContent(turn)),
    done: ({ target, input }) => void Object.assign(target.is, columnsOf(input)),
  },
  deleteTopicCall: { ...call, from: ['DRAFT'], done: ({ model, target }) => model.remove(target) },
  openTopicCall: {
    ...call,
    from: ['DRAFT'],
    refused: ({ target }) => ((target.is.closes_on as string) < day ? 'CONFLICT' : undefined),
    done: turnsTo('OPEN'),
  },
  extendTopicCall: {
    ...call,
    from: ['OPEN'],
    input: ({ numbers }) => ({ closesOn: numbers.among(['2027-06-30', '2027-12-31', '2026-12-31']) }),
    refused: ({ target, input }) => (input.closesOn <= (target.is.closes_on as string) ? 'BAD_USER_INPUT' : undefined),
    done: ({ target, input }) => void (target.is.closes_on = input.closesOn),
  },
  closeTopicCall: { ...call, from: ['OPEN'], done: turnsTo('CLOSED', { closed_on: day }) },
  decideTopicCall: {
    ...call,
    by: leading,
    from: ['CLOSED'],
    refused: ({ model, target }) =>
      submitted(model, target).every((each) => resultOf(model, each)) ? undefined : 'CONFLICT',
    done: ({ model, target }) => {
      Object.assign(target.is, { state: 'DECIDED', decided_on: day });
      for (const result of model.of('topic_result').filter(({ of }) => of!.of === target)) {
        result.told = true;
        result.is.told_on = day;
      }
    },
  },
};

const submitted = (model: Model, of: Entry): Entry[] =>
  model.partsOf(of, 'topic_suggestion').filter(({ is }) => is.state === 'SUBMITTED');
export const resultOf = (model: Model, suggestion: Entry): Entry | undefined =>
  model.partsOf(suggestion, 'topic_result')[0];
