import { COMMITTEE, leading, type Act, type Turn } from './act.js';
import { endInvitation } from './research-acts.js';
import { hasJoined, invitations, shareResearch, teamOf } from './research-sharing.js';
import { mayRead, type Entry } from './sight.js';
import { day, type Model } from './state.js';

const writing = [COMMITTEE, ...leading];
const onProject = { on: 'research_project', key: 'projectId', by: writing, from: ['RUNNING'] } as const;
const onReport = { on: 'research_report', key: 'reportId', by: writing, from: ['DRAFT'] } as const;
const onPart = {
  ...{ on: 'report_part', key: 'partId', by: writing, from: ['DRAFT'] },
  judged: ({ of }: Entry): Entry => of!,
};

const reportOf = (model: Model, project: Entry): Entry | undefined => model.partsOf(project, 'research_report')[0];
const isOver = (report: Entry): string | undefined =>
  report.of!.is.state === 'RUNNING' ? undefined : 'ILLEGAL_TRANSITION';

const isWhole = (parts: Entry[]): boolean => parts.length > 0 && parts.every(({ is }) => is.is_returned !== true);

const newReport = (model: Model, project: Entry): Entry => {
  const { title, year } = project.is;
  return model.add(
    'research_report',
    project.body,
    { title, year, state: 'DRAFT', finalised_on: null },
    { of: project },
  );
};

function addPart(model: Model, report: Entry, heading: unknown, source?: Entry): void {
  const last = Math.max(0, ...model.partsOf(report, 'report_part').map(({ is }) => is.position as number));
  const what = { position: last + 1, heading, origin_tenant_id: (source ?? report).body.id, is_returned: false };
  model.add('report_part', report.body, what, { of: report, source });
}

/** A later version takes the place of the earlier one. */
function merge(model: Model, report: Entry, version: Entry): void {
  const part = model.partsOf(report, 'report_part').find(({ source }) => source && source.of === version.of);
  if (!part) return addPart(model, report, version.is.title, version);
  part.source = version;
  Object.assign(part.is, { heading: version.is.title, is_returned: false });
}

/** The accepted versions of a project that its leading body sees and has not taken over yet. */
function toTakeOver({ model, actor, target }: Turn): Entry[] {
  const taken = model.of('report_part').map(({ source }) => source);
  return model
    .partsOf(target, 'contribution')
    .flatMap((each) => model.partsOf(each, 'contribution_version'))
    .filter((each) => each.is.state === 'ACCEPTED' && mayRead(actor, each) && !taken.includes(each))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export const reportActs: Record<string, Act> = {
  draftReport: {
    ...onProject,
    refused: ({ model, target }) => (reportOf(model, target) ? 'CONFLICT' : undefined),
    done: ({ model, target }) => void newReport(model, target),
  },
  mergeContributions: {
    ...onProject,
    refused: (turn) => (toTakeOver(turn).length === 0 ? 'CONFLICT' : undefined),
    done: (turn) => {
      const { model, target } = turn;
      const versions = toTakeOver(turn);
      const report = reportOf(model, target) ?? newReport(model, target);
      for (const version of versions) merge(model, report, version);
    },
  },
  editReport: {
    ...onReport,
    input: () => ({ title: '改名' }),
    refused: ({ target }) => isOver(target),
    done: ({ target }) => void (target.is.title = '改名'),
  },
  addReportPart: {
    ...onReport,
    input: () => ({ heading: '章节', text: '正文' }),
    refused: ({ target }) => isOver(target),
    done: ({ model, target }) => addPart(model, target, '章节'),
  },
  editReportPart: {
    ...onPart,
    input: () => ({ heading: '改名' }),
    refused: ({ target }) => isOver(target.of!),
    done: ({ target }) => void (target.is.heading = '改名'),
  },
  removeReportPart: {
    ...onPart,
    refused: ({ target }) => isOver(target.of!),
    done: ({ model, target }) => model.remove(target),
  },
  finaliseReport: {
    ...onReport,
    by: leading,
    refused: ({ model, target }) =>
      isOver(target) ?? (isWhole(model.partsOf(target, 'report_part')) ? undefined : 'CONFLICT'),
    done: ({ model, target }) => {
      Object.assign(target.is, { state: 'FINAL', finalised_on: day });
      target.of!.is.state = 'REPORTED';
      const project = target.of!;
      project.kept = teamOf(model, project);
      const unanswered = invitations(model, project).filter((each) => !hasJoined(each));
      for (const invitation of unanswered) endInvitation(model, invitation);
      shareResearch(model, project);
    },
  },
};
