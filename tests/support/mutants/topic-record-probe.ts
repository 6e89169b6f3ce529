import { globalId } from '../../../src/platform/graphql/node.js';
import { now } from '../full-body.js';
import { reading, rowOf, store, type Place, type Placed, type Placing } from './record-probe.js';
import type { TestBody } from '../world.js';

const storeCall = (body: TestBody, state: string, reach: number, channels: string[]): Promise<string> =>
  store('topic_call', {
    ...{ ...rowOf(body, reach), year: 2026, title: '征题', opens_on: '2026-01-01', closes_on: '2026-12-31' },
    ...{ channels, themes: [], state },
  });

const storeSuggestion = ({ body }: Place, personId: string | null, callId: string, state: string): Promise<string> =>
  store('topic_suggestion', {
    ...{ ...rowOf(body), call_id: callId, to_tenant_id: body.id, year: 2026, source: 'MEMBER' },
    ...{ proposer_names: ['测试委员'], proposer_person_id: personId, title: '议题', text: '建议开展协商。', state },
    ...(state !== 'DRAFT' && { submitted_at: now }),
  });

/** A call to certain channels. */
export const callTo =
  (by: 'above' | 'body', ...channels: string[]): Placing =>
  async (place, state, reach) => {
    const call = await storeCall(place[by], state, reach, channels);
    return { ids: { call: globalId('TopicCall', call) }, read: reading('topic_call', place[by], call) };
  };

/** A call with a suggestion that the person has circled, and one that he has not. */
export async function callWithSuggestions(place: Place, state: string, reach: number): Promise<Placed> {
  const { body, personId } = place;
  const call = await storeCall(body, state, reach, ['MEMBER']);
  const [first, second] = [
    await storeSuggestion(place, personId, call, 'SUBMITTED'),
    await storeSuggestion(place, personId, call, 'SUBMITTED'),
  ];
  const circle = { call_id: call, suggestion_id: first, leader: '某主席', leader_person_id: personId };
  const circled = await store('topic_circle', { ...rowOf(body), ...circle, circled_on: '2026-06-01' });
  const ids = { suggestion: globalId('TopicSuggestion', second), circle: globalId('TopicCircle', circled) };
  return { ids, read: reading('topic_call', body, call) };
}

/** A suggestion to an open call of the own body. */
export const suggestionOf =
  (proposer: 'the person' | 'others'): Placing =>
  async (place, state) => {
    const call = await storeCall(place.body, 'OPEN', 0, ['MEMBER']);
    const id = await storeSuggestion(place, proposer === 'others' ? null : place.personId, call, state);
    return { ids: { suggestion: globalId('TopicSuggestion', id) }, read: reading('topic_suggestion', place.body, id) };
  };
