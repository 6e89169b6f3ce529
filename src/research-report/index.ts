import type { Feature } from '../platform/feature.js';
import { ReportPartActsResolver } from './report-part-acts.resolver.js';
import { ReportPart } from './report-part.entity.js';
import { ResearchReportActsResolver } from './research-report-acts.resolver.js';
import { ResearchReport } from './research-report.entity.js';
import { researchReportPermissions } from './research-report.permissions.js';
import { ReportOfProjectResolver, ResearchReportResolver } from './research-report.resolver.js';

/** The report of a research project 联合调研报告. */
export const researchReport: Feature = {
  name: 'research-report',
  entities: [ResearchReport, ReportPart],
  resolvers: [ResearchReportResolver, ReportOfProjectResolver, ResearchReportActsResolver, ReportPartActsResolver],
  permissions: researchReportPermissions,
};
