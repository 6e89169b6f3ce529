import { Role } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { SchemeState } from './scheme.words.js';

const { DRAFT, PUBLISHED, REPLACED, FROZEN } = SchemeState;
/** In a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];
const leading = [Role.CHAIR, ...working];

export type SchemeAct =
  | 'editScheme'
  | 'deleteScheme'
  | 'publishScheme'
  | 'replaceScheme'
  | 'reviseScheme'
  | 'copyScheme'
  | 'offerScheme'
  | 'freezeScheme'
  | 'freezeByClosing'
  | 'openAssessment';

/** What may happen to an edition of a scheme, by whom, and who sees it afterwards. */
export const schemeWorkflow: WorkflowTable<SchemeState, SchemeAct> = {
  editScheme: { from: [DRAFT], by: working },
  deleteScheme: { from: [DRAFT], by: working },
  publishScheme: { from: [DRAFT], to: PUBLISHED, by: leading, reach: Reach.ABOVE },
  replaceScheme: { from: [PUBLISHED], to: REPLACED, by: leading },
  reviseScheme: { from: [PUBLISHED], by: working },
  copyScheme: { from: [DRAFT, PUBLISHED, REPLACED, FROZEN], by: working },
  offerScheme: { from: [PUBLISHED], by: leading, reach: Reach.BELOW },
  freezeScheme: { from: [PUBLISHED], to: FROZEN, by: [Role.CHAIR] },
  freezeByClosing: { from: [PUBLISHED], to: FROZEN, by: leading },
  openAssessment: { from: [PUBLISHED, FROZEN], by: working },
};

/** Publishing the next edition replaces the one before; closing an assessment freezes what it went by. */
export const innerActs = ['replaceScheme', 'freezeByClosing'] as const;
