import { recording } from '../duty-kind/index.js';
import { ParticipationState } from '../participation/participation.entity.js';
import type { WorkflowTable } from '../platform/workflow.js';

const { RECORDED, CONFIRMED, OBJECTED, COMPENSATED } = ParticipationState;

export type TakingBack = 'takeBack';

/** What a correction does to each member's part. */
export const takingBackWorkflow: WorkflowTable<ParticipationState, TakingBack> = {
  takeBack: { from: [RECORDED, CONFIRMED, OBJECTED], to: COMPENSATED, by: recording },
};
