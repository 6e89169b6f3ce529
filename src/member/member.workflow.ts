import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { MemberState } from './member.words.js';

const { SERVING, LEFT } = MemberState;
/** Who does the work; in a township the liaison officer is the office. */
export const working = [Role.OFFICE, Role.LIAISON];

export type MemberAct =
  | 'changeMember'
  | 'releaseMember'
  | 'reinstateMember'
  | 'linkMember'
  | 'unlinkMember'
  | 'joinGroup'
  | 'postMember'
  | 'linkContact';

/** What may happen to a member, and by whom. A file is seen by its own body and its own person, whatever happens. */
export const memberWorkflow: WorkflowTable<MemberState, MemberAct> = {
  changeMember: { from: [SERVING], by: working },
  releaseMember: { from: [SERVING], to: LEFT, by: working },
  reinstateMember: { from: [LEFT], to: SERVING, by: working },
  // Seats are the administrator's.
  linkMember: { from: [SERVING], by: [Role.ADMIN] },
  unlinkMember: { from: [SERVING, LEFT], by: [Role.ADMIN] },
  joinGroup: { from: [SERVING], by: working },
  postMember: { from: [SERVING], by: working },
  linkContact: { from: [SERVING], by: working },
};
