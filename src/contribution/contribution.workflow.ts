import { passing } from '../handover/index.js';
import { Role, type Viewer } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ResearchProjectState } from '../research-project/research-project.entity.js';
import { ContributionState } from './contribution.words.js';

const { RUNNING } = ResearchProjectState;
const { DRAFT, HANDED_IN, RETURNED, ACCEPTED } = ContributionState;

const officials: readonly Role[] = [...passing, Role.COMMITTEE];
/** A member writes where his body named him for the project. */
const writing = [...officials, Role.MEMBER];

/** Whether he may write for a project only because he was named for it. */
export const writesAsNamed = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  !officials.some((role) => roles.includes(role));

export type WritingAct = 'draftContribution' | 'editContribution' | 'handInContribution';

/** What those who take part write for a project, by the state of the project. */
export const writingWorkflow: WorkflowTable<ResearchProjectState, WritingAct> = {
  draftContribution: { from: [RUNNING], by: writing },
  editContribution: { from: [RUNNING], by: writing },
  handInContribution: { from: [RUNNING], by: passing },
};

/** Part of handing in, for a project that the own body leads. */
export const innerActs = ['acceptOwnContribution'] as const;
export type ContributionAct = 'editContribution' | 'deleteContribution' | 'handInContribution' | (typeof innerActs)[0];

/**
 * What its own body does to a contribution. What the leading body does to what was handed in, it does to the handover;
 * the database takes the state over from there. Nobody else ever reads it.
 */
export const contributionWorkflow: WorkflowTable<ContributionState, ContributionAct> = {
  editContribution: { from: [DRAFT, RETURNED], by: writing },
  deleteContribution: { from: [DRAFT], by: writing },
  handInContribution: { from: [DRAFT, RETURNED], to: HANDED_IN, by: passing },
  acceptOwnContribution: { from: [HANDED_IN], to: ACCEPTED, by: passing },
};
