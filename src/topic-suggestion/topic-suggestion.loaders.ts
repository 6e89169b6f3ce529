import DataLoader from 'dataloader';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CallFacts } from '../topic-call/index.js';
import { TopicCallState } from '../topic-call/topic-call.entity.js';
import { choosing } from './topic-suggestion.workflow.js';
import type { TopicOutcome } from './topic-suggestion.words.js';

interface Result {
  callId: string;
  suggestionId: string;
  outcome: TopicOutcome;
}

interface Merged {
  into: string;
  id: string;
  proposerNames: string[];
}

interface Loaders {
  /** The window and state of a call. */
  call: DataLoader<string, CallFacts>;
  /** The results within a call that the viewer may know. */
  results: DataLoader<string, Result[]>;
  /** The suggestions within a call that leaders have circled. */
  circled: DataLoader<string, string[]>;
  /** The suggestions merged into one, as far as the viewer may know. */
  merged: DataLoader<string, Merged[]>;
}

/** Whether the viewer takes part in choosing, and so knows what is not told yet. */
export const chooses = (context: RequestContext): boolean =>
  choosing.some((role) => viewerOf(context).roles.includes(role));

const known = new WeakMap<UnitOfWork, Loaders>();

/** What is read in batches about suggestions. Nothing is kept: a later mutation of the operation may change it. */
export function loadersOf(context: RequestContext): Loaders {
  let loaders = known.get(context.work);
  if (!loaders) known.set(context.work, (loaders = makeLoaders(context)));
  return loaders;
}

type Row = Record<string, unknown>;

function makeLoaders(context: RequestContext): Loaders {
  const { cityId } = viewerOf(context).body;
  const all = chooses(context);
  const read = <R extends object>(text: string, name: string, ids: readonly string[], ...more: unknown[]) =>
    context.work.query<R & Row>(text, [cityId, ids, ...more], name);
  const batch = <T>(load: (ids: readonly string[]) => Promise<T[]>) =>
    new DataLoader<string, T>(load, { cache: false });
  return {
    call: batch(async (ids) => {
      const rows = await read<CallFacts & { id: string }>(callText, 'calls_of_suggestions', ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? hiddenCall);
    }),
    results: batch(async (ids) => {
      const rows = Map.groupBy(await read<Result>(resultText, 'results_of_calls', ids, all), ({ callId }) => callId);
      return ids.map((id) => rows.get(id) ?? []);
    }),
    circled: batch(async (ids) => {
      const rows = all ? await read<Omit<Result, 'outcome'>>(circleText, 'circles_of_calls', ids) : [];
      const byCall = Map.groupBy(rows, ({ callId }) => callId);
      return ids.map((id) => (byCall.get(id) ?? []).map(({ suggestionId }) => suggestionId));
    }),
    merged: batch(async (ids) => {
      const rows = Map.groupBy(await read<Merged>(mergedText, 'merged_suggestions', ids, all), ({ into }) => into);
      return ids.map((id) => rows.get(id) ?? []);
    }),
  };
}

/** Where a suggestion was handed over, its call is not seen: another body's, and so is every act that depends on it. */
const hiddenCall: CallFacts = { tenantId: 0, state: TopicCallState.CLOSED, opensOn: '', closesOn: '' };

const callText = `select id, tenant_id as "tenantId", state, opens_on as "opensOn", closes_on as "closesOn"
  from topic_call where city_id = $1 and id = any($2)`;

const resultText = `select call_id as "callId", suggestion_id as "suggestionId", outcome
  from topic_result where city_id = $1 and call_id = any($2) and (told_on is not null or $3)`;

const circleText = `select distinct call_id as "callId", suggestion_id as "suggestionId"
  from topic_circle where city_id = $1 and call_id = any($2)`;

const mergedText = `select r.merged_into_id as into, s.id, s.proposer_names as "proposerNames"
  from topic_result r join topic_suggestion s on s.city_id = $1 and s.id = r.suggestion_id
  where r.city_id = $1 and r.merged_into_id = any($2) and (r.told_on is not null or $3) order by s.id`;
