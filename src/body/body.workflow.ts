import { Role } from '../platform/context.js';
import type { Stateful, WorkflowTable } from '../platform/workflow.js';
import { type Body, BodyStatus } from './body.entity.js';

const { ACTIVE, CLOSED } = BodyStatus;
const office = [Role.OFFICE];

export type BodyAct = 'renameBody' | 'setBodyTitle' | 'closeBody';

/** What may happen to a body, by the office of the body directly above it. */
export const bodyWorkflow: WorkflowTable<BodyStatus, BodyAct> = {
  renameBody: { from: [ACTIVE], by: office },
  setBodyTitle: { from: [ACTIVE], by: office },
  closeBody: { from: [ACTIVE], to: CLOSED, by: office },
};

/** A body as its workflow sees it: the record is its parent's. */
export const asRecord = ({ parentId, closedOn }: Pick<Body, 'parentId' | 'closedOn'>): Stateful<BodyStatus> => ({
  tenantId: parentId,
  state: closedOn ? CLOSED : ACTIVE,
});
