import { passing } from '../handover/index.js';
import type { Stateful, WorkflowTable } from '../platform/workflow.js';
import type { LineageLink } from './lineage-link.entity.js';

/** Who says what came from what. */
export const linking = passing;

/** A link has one state: it is made, until it is taken back whole. */
type Made = 'MADE';

/** What may happen to a link, in the body whose record came of it. */
export const lineageWorkflow: WorkflowTable<Made, 'unlinkLineage'> = {
  unlinkLineage: { from: ['MADE'], by: linking },
};

/** A link as its workflow sees it. */
export const asMade = ({ tenantId }: Pick<LineageLink, 'tenantId'>): Stateful<Made> => ({ tenantId, state: 'MADE' });
