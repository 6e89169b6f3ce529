import { codeNumber } from '../body/index.js';
import type { HandoverKind } from '../handover/handover.entity.js';
import { viewerOf, type RequestContext, type ScopedBody } from '../platform/context.js';
import { ApiError, badInput } from '../platform/errors.js';
import { wayTo, waysOf, type Way } from './handover-channel.words.js';

/** A body that something is sent to. */
export interface Receiver {
  id: number;
  way: Way;
  /** Whether it is the parent or a child of the one that sends. */
  isNear: boolean;
}

interface Row extends Record<string, unknown> {
  id: number;
  /** Known of bodies below only: others are seen by their name alone. */
  parentId: number | null;
  closedOn: string | null;
}

export interface Addressing {
  kind: HandoverKind;
  to?: string[] | null;
  toAllBelow?: boolean | null;
}

const most = 500;

/**
 * The bodies something is sent to, each of which a channel leads to; refused as a whole where one leads to none. Whether
 * there is a body that no channel leads to is not told: its code is refused like one that nobody has.
 */
export async function receiversOf(addressing: Addressing, context: RequestContext): Promise<Receiver[]> {
  const { to, toAllBelow } = addressing;
  if ((to == null) === !toAllBelow) {
    throw badInput('input.to', {
      en: 'is given, or toAllBelow is true; not both.',
      zh: '与 toAllBelow 二者须且仅可填其一。',
    });
  }
  const receivers = to == null ? await allBelow(addressing.kind, context) : await named(to, context);
  const kindsByBody = await channelsTo(receivers, context);
  for (const [at, receiver] of receivers.entries()) {
    const problem = problemOf(addressing.kind, receiver, kindsByBody.get(receiver.id), `input.to.${at}`);
    if (problem) throw problem;
  }
  return receivers;
}

async function named(codes: readonly string[], context: RequestContext): Promise<Receiver[]> {
  const ids = codes.map((code, at) => codeNumber(code, `input.to.${at}`));
  if (ids.length < 1 || ids.length > most || new Set(ids).size !== ids.length) {
    throw badInput('input.to', { en: `names 1 to ${most} different bodies.`, zh: `应为 1 至 ${most} 个不同的单位。` });
  }
  const { body } = viewerOf(context);
  const rows = await context.work.query<Row>(
    `select n.id, b.parent_id as "parentId", b.closed_on as "closedOn"
     from body_name n left join body b on b.city_id = n.city_id and b.id = n.id
     where n.city_id = $1 and n.id = any($2)`,
    [body.cityId, ids],
    'receivers_by_code',
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id, at) =>
    receiverOf(byId.get(id) ?? { id, parentId: null, closedOn: null }, body, `input.to.${at}`),
  );
}

function receiverOf({ id, parentId, closedOn }: Row, from: ScopedBody, field: string): Receiver {
  if (id === from.id) throw badInput(field, { en: 'is the own body.', zh: '不能发送给本单位。' });
  if (closedOn) throw badInput(field, { en: 'is a closed body.', zh: '该单位已停用。' });
  const way = wayTo(id, parentId !== null, from);
  return { id, way, isNear: id === from.parentId || parentId === from.id };
}

async function allBelow(kind: HandoverKind, context: RequestContext): Promise<Receiver[]> {
  if (kind !== 'NOTICE') {
    throw badInput('input.toAllBelow', { en: 'goes with a NOTICE only.', zh: '仅适用于通知。' });
  }
  const { body } = viewerOf(context);
  const rows = await context.work.query<Row>(
    `select id, parent_id as "parentId", closed_on as "closedOn" from body
     where city_id = $1 and id <> $2 and closed_on is null order by id`,
    [body.cityId, body.id],
    'receivers_below',
  );
  if (rows.length === 0) throw badInput('input.toAllBelow', { en: 'there is no body below.', zh: '没有下级单位。' });
  return rows.map((row) => receiverOf(row, body, 'input.toAllBelow'));
}

/** The kinds for which channels are open between the own body and others. */
async function channelsTo(receivers: readonly Receiver[], context: RequestContext): Promise<Map<number, Set<string>>> {
  const ids = receivers.filter(({ isNear }) => !isNear).map(({ id }) => id);
  const open = new Map<number, Set<string>>();
  if (ids.length === 0) return open;
  const { id, cityId } = viewerOf(context).body;
  const rows = await context.work.query<{ id: number; kinds: string[] }>(
    `select case one_tenant_id when $2 then other_tenant_id else one_tenant_id end as id, kinds from handover_channel
     where city_id = $1 and state = 'OPEN'
       and ((one_tenant_id = $2 and other_tenant_id = any($3)) or (other_tenant_id = $2 and one_tenant_id = any($3)))`,
    [cityId, id, ids],
    'channels_to',
  );
  for (const { id: to, kinds } of rows) open.set(to, new Set([...(open.get(to) ?? []), ...kinds]));
  return open;
}

function problemOf(
  kind: HandoverKind,
  to: Receiver,
  open: Set<string> | undefined,
  field: string,
): ApiError | undefined {
  const { id, way, isNear } = to;
  if (!waysOf[kind].includes(way)) return badInput(field, wrongWay(kind, id));
  // A notice reaches all below; everything else passes step by step unless somebody above has opened a shorter way.
  if (isNear || (kind === 'NOTICE' && way === 'down') || open?.has(kind)) return undefined;
  return new ApiError('FORBIDDEN', noChannel(kind, id), { field });
}

const wrongWay = (kind: HandoverKind, code: number) => ({
  en: `${code} is not where a ${kind} goes: ${waysOf[kind].join(', ')}, seen from the own body.`,
  zh: `${kind} 不能发送给 ${code}：流转方向不符。`,
});

const noChannel = (kind: HandoverKind, code: number) => ({
  en: `Nothing of kind ${kind} may pass to ${code}: it is neither parent nor child, and no body above both has opened a channel for that.`,
  zh: `不能向 ${code} 发送 ${kind}：双方不是直接上下级，共同上级也未开通相应流转通道。`,
});
