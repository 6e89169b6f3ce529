import { recording } from '../duty-kind/index.js';
import type { Stateful, WorkflowTable } from '../platform/workflow.js';
import type { ResearchCredit } from './research-credit.entity.js';
import type { CreditState } from './research-credit.words.js';

/** What may happen to a credit: the body credited takes it over into its files, once. Who organises there, records. */
export const creditWorkflow: WorkflowTable<CreditState, 'takeOverResearchCredits'> = {
  takeOverResearchCredits: { from: ['GIVEN'], to: 'TAKEN_OVER', by: recording },
};

/** A credit as its workflow sees it: taking over is the act of the body it is addressed to. */
export const asAddressed = ({
  toTenantId,
  takenOverOn,
}: Pick<ResearchCredit, 'toTenantId' | 'takenOverOn'>): Stateful<CreditState> => ({
  tenantId: toTenantId,
  state: takenOverOn ? 'TAKEN_OVER' : 'GIVEN',
});
