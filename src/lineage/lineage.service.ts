import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, forbidden, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { foreign, obstacle } from '../platform/workflow.js';
import { LineageLink } from './lineage-link.entity.js';
import { loadersOf } from './lineage.loaders.js';
import type { LinkLineageInput, UnlinkLineageInput } from './lineage.inputs.js';
import { asMade, lineageWorkflow } from './lineage.workflow.js';
import { endOf } from './linked-record.service.js';

/** Who changes links of a city waits for whoever else does, before anything is locked: what follows of it crosses bodies. */
async function lockLineage({ work, viewer }: RequestContext): Promise<void> {
  const text = "select pg_advisory_xact_lock(hashtextextended('lineage', $1))";
  await work.query(text, [viewer!.body.cityId], 'lock_lineage');
}

/** Says that a record of the own body came from another, which is seen now. */
export async function linkLineage(input: LinkLineageInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const derived = await endOf(input.derivedId, 'input.derivedId', context);
  if (derived.tenantId !== viewer.body.id) throw forbidden(foreign);
  const source = await endOf(input.sourceId, 'input.sourceId', context);
  if (source.id === derived.id) {
    throw badInput('input.sourceId', { en: 'is the record itself.', zh: '不能与形成的对象相同。' });
  }
  await lockLineage(context);
  const link = context.work.create(LineageLink, viewer, {
    ...{ fromTenantId: source.tenantId, sourceId: source.id, derivedId: derived.id },
    ...{ [source.as.source]: source.id, [derived.as.derived]: derived.id },
    ...{ madeBy: viewer.personName, madeOn: today(context) },
  });
  await context.work.flush().catch((error: unknown) => {
    throw isCircle(error) ? conflict(circle) : error;
  });
  return link.id;
}

/** What the database says of a record that would come from itself: it knows the chains of all bodies. */
const isCircle = (error: unknown): boolean => (error as { code?: unknown }).code === 'CN002';

const circle = {
  en: 'The source comes from this record, if by way of others: nothing comes from itself.',
  zh: '该来源本身（直接或间接）出自此对象，来源关系不能循环。',
};

/** Takes it back. The records stay as they are. */
export async function unlinkLineage(input: UnlinkLineageInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('LineageLink', input.linkId, 'input.linkId');
  await lockLineage(context);
  const link = await loadersOf(context).link.load(key);
  if (!link) throw notFound('input.linkId');
  const problem = obstacle(lineageWorkflow, 'unlinkLineage', asMade(link), viewer);
  if (problem) throw problem;
  await context.work.em.nativeDelete(LineageLink, { cityId: viewer.body.cityId, id: key });
  return key;
}
