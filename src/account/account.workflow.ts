import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { AccountState } from './account.entity.js';

const { ACTIVE, DISABLED } = AccountState;
const by = [Role.ADMIN];

export type AccountAct =
  'disableAccount' | 'enableAccount' | 'resetPassword' | 'giveSeat' | 'linkIdentity' | 'unlinkIdentity';

/** What may happen to an account, and by whom. */
export const accountWorkflow: WorkflowTable<AccountState, AccountAct> = {
  disableAccount: { from: [ACTIVE], to: DISABLED, by },
  enableAccount: { from: [DISABLED], to: ACTIVE, by },
  resetPassword: { from: [ACTIVE, DISABLED], by },
  giveSeat: { from: [ACTIVE], by },
  linkIdentity: { from: [ACTIVE], by },
  unlinkIdentity: { from: [ACTIVE, DISABLED], by },
};
