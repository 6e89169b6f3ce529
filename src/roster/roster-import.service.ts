import { lockBody } from '../body/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, notFound } from '../platform/errors.js';
import { optionalText, pastDay } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { Term } from '../term/term.entity.js';
import { currentRoster, fingerprintOf, type Roster } from './current-roster.service.js';
import { applyRows } from './roster-apply.service.js';
import { checkedAliases, KnownGroups } from './roster-groups.service.js';
import { RosterImport } from './roster-import.entity.js';
import { RosterImportRow } from './roster-import-row.entity.js';
import type { PreviewRosterInput } from './roster.inputs.js';
import { RosterPlan, type PlannedRow } from './roster-plan.service.js';
import { readRoster, type RosterLine } from './roster-text.service.js';
import { rosterWorkflow } from './roster.workflow.js';
import { RosterIssue, RosterState } from './roster.words.js';

const mostCharacters = 900_000;

/** Compares a roster with the one there is, line by line, and keeps what would be done. */
export async function previewRoster(input: PreviewRosterInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const { format, createGroups, skipErrors } = input;
  const changesOn = pastDay(input.on, 'input.on', context);
  const reason = optionalText(input.reason, 'input.reason', 1000) ?? '名册导入';
  const termId = input.termId == null ? null : await keyOfOwnTerm(input.termId, context);
  const groupAliases = await checkedAliases(input.groupAliases, context);
  if (input.text.length > mostCharacters) {
    throw badInput('input.text', {
      en: `is longer than ${mostCharacters} characters.`,
      zh: `超过 ${mostCharacters} 个字符。`,
    });
  }
  const lines = readRoster(format, input.text);
  await lockBody(viewer.body.id, context.work);
  const roster = await currentRoster(context);
  const options = { format, createGroups, skipErrors, changesOn, reason, termId, groupAliases };
  const rows = rowsOf(lines, options, roster);
  const made = context.work.create(RosterImport, viewer, {
    ...{ ...options, ...countsOf(rows), ignoredColumns: ignoredIn(lines), fingerprint: fingerprintOf(roster) },
    ...{ madeBy: viewer.personName, madeAt: context.now() },
  });
  // The rows refer to it.
  await context.work.flush();
  for (const { line, state, issue, name, member, cells } of rows) {
    const found = { memberId: member?.id ?? null, cells: cells as RosterImportRow['cells'] };
    const values = { importId: made.id, line, state, issue, name: name && name.slice(0, 200), ...found };
    context.work.create(RosterImportRow, viewer, values);
  }
  await context.work.flush();
  return made.id;
}

type Options = Pick<RosterImport, 'groupAliases' | 'createGroups'> & { termId?: string | null };

function rowsOf(lines: readonly RosterLine[], options: Options, roster: Roster): PlannedRow[] {
  const { createGroups, termId = null, groupAliases } = options;
  const plan = new RosterPlan(roster, new KnownGroups(roster.groups, groupAliases), { createGroups, termId });
  return lines.map((line) => plan.row(line));
}

async function keyOfOwnTerm(id: string, { work, viewer }: RequestContext): Promise<string> {
  const { cityId, id: tenantId } = viewer!.body;
  const term = await work.em.findOne(Term, { cityId, tenantId, id: keyOf('Term', id, 'input.termId') });
  if (!term) throw notFound('input.termId');
  return term.id;
}

function countsOf(rows: readonly PlannedRow[]) {
  const count = (state: RosterState) => rows.filter((row) => row.state === state).length;
  return {
    newRows: count(RosterState.NEW),
    sameRows: count(RosterState.SAME),
    changedRows: count(RosterState.CHANGED),
    warningRows: count(RosterState.WARNING),
    errorRows: count(RosterState.ERROR),
  };
}

const ignoredIn = (lines: readonly RosterLine[]): string[] => [
  ...new Set(lines.flatMap(({ cells }) => cells.filter(({ field }) => field === null).map(({ column }) => column))),
];

/** Does exactly what the preview showed, or nothing where the roster is another one by now. */
export async function commitRoster(importId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('RosterImport', importId, 'input.importId');
  await lockBody(viewer.body.id, context.work);
  const preview = await context.work.own(RosterImport, key, viewer);
  take(rosterWorkflow, 'commitRoster', preview, viewer);
  const { errorRows, skipErrors, fingerprint } = preview;
  if (errorRows > 0 && !skipErrors) {
    throw conflict({ en: 'Some lines have errors.', zh: '有的行存在错误。' }, { errorRows });
  }
  const roster = await currentRoster(context);
  if (fingerprintOf(roster) !== fingerprint) {
    throw conflict({ en: 'The roster has changed since the preview.', zh: '预览之后名册已有变动。' });
  }
  const rows = rowsOf(await linesOf(preview, context), preview, roster);
  preview.committedAt = context.now();
  await applyRows(rows, preview, roster, context);
  await context.work.flush();
  return key;
}

/** The lines as they came: what is planned for them follows from the roster once more. */
async function linesOf({ cityId, id }: RosterImport, { work }: RequestContext): Promise<RosterLine[]> {
  const rows = await work.query<Stored>(
    'select line, issue, cells from roster_import_row where city_id = $1 and import_id = $2 order by line, id',
    [cityId, id],
    'lines_of_roster_import',
  );
  const unread = [RosterIssue.UNREADABLE, RosterIssue.TOO_MANY_CELLS];
  return rows.map(({ line, issue, cells }) => ({ line, cells, issue: unread.find((each) => each === issue) }));
}

interface Stored extends Record<string, unknown> {
  line: number;
  issue: RosterIssue | null;
  cells: RosterLine['cells'];
}
