import { Role } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ThemeState } from './theme.entity.js';

const { DRAFT, OFFERED } = ThemeState;
const working = [Role.OFFICE, Role.LIAISON];

export type ThemeAct = 'renameTheme' | 'removeTheme' | 'offerThemes';

/**
 * What may happen to a theme, by whom, and who sees it afterwards. What was offered stays: drafts of the bodies below,
 * which the body cannot see, may be aligned to it already.
 */
export const themeWorkflow: WorkflowTable<ThemeState, ThemeAct> = {
  renameTheme: { from: [DRAFT, OFFERED], by: working },
  removeTheme: { from: [DRAFT], by: working },
  offerThemes: { from: [DRAFT], by: working, reach: Reach.BELOW },
};
