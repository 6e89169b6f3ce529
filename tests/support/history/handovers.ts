import { globalId } from '../../../src/platform/graphql/node.js';
import type { Viewer } from '../../../src/platform/context.js';
import type { Asked, Rule } from './answer.js';
import { isOverdue, isWaiting } from './filters.js';
import { keyOf, rowOf } from './readers.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

const states = ['SENT', 'RECEIVED', 'ACCEPTED', 'RETURNED', 'ANSWERED', 'CLOSED', 'RECALLED'];

function countsOf(rows: readonly Row[], day: string): Json {
  const due = rows.filter((row) => row.due_on !== null && isWaiting(row));
  return {
    ...Object.fromEntries(
      states.map((state) => [state.toLowerCase(), rows.filter((row) => row.state === state).length]),
    ),
    ...{ total: rows.length, due: due.length, overdue: due.filter((row) => isOverdue(row, day)).length },
  };
}

const seen = ({ stored, viewer }: Asked): Row[] => stored.visible('handover', viewer);
const byId =
  (type: string): Rule =>
  (_source, { id }, asked) =>
    rowOf(type, keyOf(type, id), asked);
const bodyBy =
  (column: string): Rule =>
  (row, _args, { stored, viewer }) =>
    stored.find('body_name', row[column], viewer);

/** Whether a kind goes from the own body to another: up, down where that is seen as a body, or across. */
function goes(kind: string, to: number, viewer: Viewer, stored: Asked['stored']): boolean {
  const { cityId, countyId } = viewer.body;
  const isUp = [cityId, countyId].includes(to);
  if (['REPORT_UP', 'ESCALATE', 'REQUEST_REVIEW'].includes(kind)) return isUp;
  if (!['ASSIGN_DOWN', 'NOTICE'].includes(kind)) return true;
  return !isUp && stored.find('body', to, viewer) !== undefined;
}

/** What of handovers is no column of its own name. */
export const handoverFields: Record<string, Rule> = {
  'Query.handover': byId('Handover'),
  'Query.dispatch': byId('Dispatch'),
  'Query.handoverCounts': (_source, { box }, asked) => {
    const side = box === 'OUTBOX' ? 'tenant_id' : 'to_tenant_id';
    return countsOf(
      seen(asked).filter((row) => row[side] === asked.viewer.body.id),
      asked.day,
    );
  },
  'Query.handoverPartners': (_source, _args, { stored, viewer }) => {
    const { id } = viewer.body;
    const kinds = new Map<number, Set<string>>();
    for (const { one_tenant_id: one, other_tenant_id: other, kinds: open, state } of stored.visible(
      'handover_channel',
      viewer,
    )) {
      if (state !== 'OPEN' || (one !== id && other !== id)) continue;
      const partner = (one === id ? other : one) as number;
      const sendable = (open as string[]).filter((kind) => goes(kind, partner, viewer, stored));
      kinds.set(partner, new Set([...(kinds.get(partner) ?? []), ...sendable]));
    }
    const sorted = [...kinds].filter(([, those]) => those.size > 0).sort(([a], [b]) => a - b);
    return sorted.map(([code, those]) => ({ code, kinds: [...those].sort() }));
  },
  'HandoverPartner.body': ({ code }, _args, { stored, viewer }) => stored.find('body_name', code, viewer),
  'HandoverPartner.kinds': ({ kinds }) => kinds,
  'Dispatch.receipts': ({ id }, _args, asked) =>
    countsOf(
      seen(asked).filter(({ dispatch_id }) => dispatch_id === id),
      asked.day,
    ),
  'Handover.overdue': (row, _args, { day }) => isOverdue(row, day),
  'Handover.toBody': bodyBy('to_tenant_id'),
  'Handover.proposer': ({ proposer_tenant_id }, _args, { stored, viewer }) =>
    proposer_tenant_id ? stored.find('body_name', proposer_tenant_id, viewer) : null,
  'Handover.attachments': ({ attachments }) => attachments,
  'HandoverEntry.attachments': ({ attachments }) => attachments,
  'ResearchProject.originHandover': ({ origin_handover_id }, _args, { stored, viewer }) =>
    origin_handover_id ? (stored.find('handover', origin_handover_id, viewer) ?? null) : null,
  'SubTopic.givenTo': ({ given_to_tenant_id }, _args, { stored, viewer }) =>
    given_to_tenant_id ? stored.find('body_name', given_to_tenant_id, viewer) : null,
  'ResearchActivity.attachments': ({ attachments }) => attachments,
  'SuggestionFollowUp.attachments': ({ attachments }) => attachments,
  'ResearchSuggestion.origin': ({ origin_tenant_id }, _args, { stored, viewer }) =>
    origin_tenant_id ? stored.find('body_name', origin_tenant_id, viewer) : null,
  ...Object.fromEntries(
    ['ResearchSubmission', 'LeaderInstruction'].map((type): [string, Rule] => [
      `${type}.suggestions`,
      ({ suggestion_ids }) => (suggestion_ids as string[]).map((id) => globalId('ResearchSuggestion', id)),
    ]),
  ),
  'HandoverChannel.oneBody': bodyBy('one_tenant_id'),
  'HandoverChannel.otherBody': bodyBy('other_tenant_id'),
};
