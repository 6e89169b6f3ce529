import { passing } from '../handover/index.js';
import { Role } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ResearchProjectState } from '../research-project/research-project.entity.js';
import { ResearchReportState } from './research-report.words.js';

const { RUNNING, REPORTED } = ResearchProjectState;
const { DRAFT, FINAL } = ResearchReportState;

const writing = [...passing, Role.COMMITTEE];

export type ReportAct = 'editReport' | 'addReportPart' | 'editReportPart' | 'removeReportPart' | 'finaliseReport';
export type ReportingAct = ReportAct | 'draftReport' | 'mergeContributions';

/** What the leading body does about the report, by the state of the project, which the final one moves on. */
export const reportingWorkflow: WorkflowTable<ResearchProjectState, ReportingAct> = {
  draftReport: { from: [RUNNING], by: writing },
  mergeContributions: { from: [RUNNING], by: writing },
  editReport: { from: [RUNNING], by: writing },
  addReportPart: { from: [RUNNING], by: writing },
  editReportPart: { from: [RUNNING], by: writing },
  removeReportPart: { from: [RUNNING], by: writing },
  finaliseReport: { from: [RUNNING], to: REPORTED, by: passing },
};

/** What may happen to a report. Once it is final bodies above see it, and those who took part keep it. */
export const researchReportWorkflow: WorkflowTable<ResearchReportState, ReportAct> = {
  editReport: { from: [DRAFT], by: writing },
  addReportPart: { from: [DRAFT], by: writing },
  editReportPart: { from: [DRAFT], by: writing },
  removeReportPart: { from: [DRAFT], by: writing },
  finaliseReport: { from: [DRAFT], to: FINAL, by: passing, reach: Reach.ABOVE },
};
