import { expectedActs, type ActName } from './expected-workflows.js';
import { everyRole } from './permission-mutants.js';
import { stateOf, statesFor } from './workflow-probe.js';
import { decidedBy, judgingWith, rowNamed, setRow, type Row } from './workflow-rows-mutants.js';
import type { Role } from '../world.js';

/** Mutants by which nothing becomes otherwise, and why: all of them and no others may go unnoticed. */
const equivalents: [names: RegExp, because: string][] = [
  [/^(drafting|term|body)\.\w+ (to|with reach)/, 'the table only judges: nothing is set from its rows'],
  [
    /^(groupMembership|posting|contactLink)\.\w+ (to|with reach)/,
    'the table only judges: nothing is set from its rows',
  ],
  [/^(dutyEvent|dutyKind)\.(correct|record)DutyEvent (to|with reach)/, 'the row only judges: nothing is set from it'],
  [/^scheme\.openAssessment (to|with reach 3)/, 'the row only judges: what comes of it is the assessment'],
  [/^scheme\.freezeByClosing also from (REPLACED|FROZEN)/, 'what is in force no more stays as it is'],
  [/^(mark|asking|dutyReport)\.\w+ (to|with reach)/, 'the table only judges: nothing is set from its rows'],
  [/^markRequest\.(giveMarks|withdrawMark) (to|with reach)/, 'the row only judges: what it is about is the mark'],
  [/^(submitting|entering)\.\w+ (to|with reach 3)/, 'the table only judges: nothing is set from its rows'],
  [/^submitting\.\w+ with reach 1/, 'the table only judges: nothing is set from its rows'],
  [/^(review|lineage)\.\w+ (to|with reach)/, 'the row only judges: nothing is set from it'],
  [/^issuedPlan\.\w+ to/, 'the table only judges: nothing is set from its rows'],
  [/^(part|results)\.\w+ (to|with reach 3)/, 'the table only judges: nothing is set from its rows'],
  [/^team\.\w+ (to|with reach)/, 'the table only judges: nothing is set from its rows'],
  [/^writing\.\w+ (to|with reach)/, 'the table only judges: nothing is set from its rows'],
  [/^reporting\.(?!finalise)\w+ (to|with reach 3)/, 'the row only judges: nothing is set from it'],
  [/^report\.(?!finalise)\w+ (to|with reach)/, 'the row only judges: nothing is set from it'],
  [/^credit\.takeOverResearchCredits (to|with reach)/, 'the row only judges: nothing is set from it'],
  [/^contribution\.handInContribution to/, 'how far it is follows from its handover, or it is accepted at once'],
  [
    /^(reporting\.finaliseReport|research\.closeResearchProject) with reach 1/,
    'what is under way is seen by those above already',
  ],
  [/^contribution\.deleteContribution (to|with reach)/, 'the record is gone whatever it was before'],
  [/^contribution\.acceptOwnContribution also from (DRAFT|RETURNED)/, 'it is accepted in the moment it is handed in'],
  [
    /^researchSuggestion\.((edit|remove|decide)ResearchSuggestion|followUpSuggestion|lookBackOnSuggestion) (to|with reach)/,
    'the row only judges: nothing is set from it',
  ],
  [
    /^researchSuggestion\.(adopt|reject|implementSuggestion|reopen) with reach 1/,
    'that is how far a result is seen already',
  ],
  [/^researcher\.placeResearcher (to|with reach)/, 'the row only judges: nothing is set from it'],
  [/^research\.deleteResearchProject (to|with reach)/, 'the record is gone whatever it was before'],
  [/^suggestion\.(edit|delete)Suggestion (to|with reach)/, 'the row only judges: state and sight are not set'],
  [/^topicCall\.(un)?circleSuggestion (to|with reach 3)/, 'the row only judges: what it is about is the suggestion'],
  [/^topicCall\.decideSuggestion (to|with reach 3)/, 'the row only judges: what it is about is the suggestion'],
  [
    /^(plan\.deletePlan|topicCall\.deleteTopicCall|scheme\.deleteScheme) (to|with reach)/,
    'the record is gone whatever it was before',
  ],
  [
    /^(objecting\.\w+|deciding\.\w+|resultObjection\.decideResultObjection) (to|with reach)/,
    'the row only judges: nothing is set from it',
  ],
  [/^leaguePublishing\.publishLeagueTable (to|with reach 3)/, 'the row only judges: nothing is set from it'],
  [
    /^objecting\.\w+ also from (SELF_ASSESSMENT|MARKING|IN_APPROVAL|DECIDED)/,
    'what is not published has no days for objections',
  ],
  [/^(objecting|resultObjection)\.\w+AsBody also MEMBER/, 'who keeps no files does not see what is of his body'],
  [/^leagueTable\.supersedeLeagueTable also from/, 'a table that is withdrawn is not shown any more'],
  [/^leagueTable\.offerLeagueTable also from/, 'a table is offered in the moment it is published'],
  [/^theme\.removeTheme with reach 3/, 'the record is gone whatever it was before'],
  [/^item\.beginItem also from UNDERWAY/, 'to begin what is begun changes nothing'],
  [/^item\.(replan|resume)Item also from (PLANNED|UNDERWAY)/, 'only a postponement is ended'],
  [/^topicCall\.openTopicCall with reach as before/, 'a draft is seen by the own body only, and so is what is opened'],
  [/^topicCall\.offerTopicCall also from DRAFT/, 'a call is offered in the moment it is opened'],
];
export const isEquivalent = (name: string): boolean => equivalents.some(([names]) => names.test(name));

/** A row broken in one way, and the probes that could notice. */
export interface Mutant {
  name: string;
  /** The rows that are changed, and how. */
  rows: string[];
  change: (row: Row) => Row;
  /** A role that the guard of the mutation has to let in as well, being made of the row. */
  alsoAsking?: Role;
  probes: Probe[];
}

export interface Probe {
  act: ActName;
  at: string;
  role: Role;
}

/** Runs `probe` while the rows of a mutant are broken. */
export async function whileBroken<T>({ rows, change }: Mutant, probe: () => Promise<T>): Promise<T> {
  const before = rows.map((name) => [name, rowNamed(name)] as const);
  for (const [name, row] of before) setRow(name, change(row));
  try {
    return await probe();
  } finally {
    for (const [name, row] of before) setRow(name, row);
  }
}

/** Every row with each state and role put in or taken out, and with other results. */
export function mutantsOf(name: string): Mutant[] {
  const byRole = everyRole.map((role) => otherRole(name, role));
  if (name.startsWith('proposing.')) return byRole;
  const states = [...new Set(decidedBy(name).flatMap((act) => statesFor(act).map(stateOf)))];
  return [
    ...byRole,
    ...states.map((state) => otherStart(name, state)),
    ...otherEnds(name, states),
    ...otherReaches(name),
  ];
}

/** The probes of the acts that a row decides, in some states and roles; by default somebody who may, where it is possible. */
function probesOf(name: string, state?: string, role?: Role): Probe[] {
  return decidedBy(name).flatMap((act) => {
    const { from, by } = expectedActs[act];
    const at = statesFor(act).filter((each) => (state ? stateOf(each) === state : from.includes(stateOf(each))));
    return at.map((each) => ({ act, at: each, role: role ?? by[0] }));
  });
}

function otherRole(name: string, role: Role): Mutant {
  const probes = probesOf(name, undefined, role);
  if (rowNamed(name).by.includes(role)) {
    const change = (row: Row) => ({ ...row, by: row.by.filter((other) => other !== role) });
    return { name: `${name} without ${role}`, rows: [name], change, probes };
  }
  const change = (row: Row) => ({ ...row, by: [...row.by, role] });
  return { name: `${name} also ${role}`, rows: [name, ...judgingWith(name)], change, probes, alsoAsking: role };
}

function otherStart(name: string, state: string): Mutant {
  const probes = [...probesOf(name, state), ...probesOf(name)];
  if (rowNamed(name).from.includes(state)) {
    const change = (row: Row) => ({ ...row, from: row.from.filter((other) => other !== state) });
    return { name: `${name} not from ${state}`, rows: [name], change, probes };
  }
  const [table] = name.split('.');
  const rows = [name, ...judgingWith(name).filter((other) => other.startsWith(`${table}.`))];
  const change = (row: Row) => ({ ...row, from: [...row.from, state] });
  return { name: `${name} also from ${state}`, rows, change, probes };
}

function otherEnds(name: string, states: string[]): Mutant[] {
  const { from, to } = rowNamed(name);
  const stays = from.every((state) => state === from[0]) ? from[0] : undefined;
  const ends = [...states, undefined].filter((state) => state !== to && !(to === undefined && state === stays));
  return ends.map((end) =>
    changed(name, `to ${end ?? 'nowhere'}`, ({ to: _to, ...row }) => (end ? { ...row, to: end } : row)),
  );
}

function otherReaches(name: string): Mutant[] {
  const { reach } = rowNamed(name);
  const reaches = reach === undefined ? [1, 3] : [0, 1, 2, 3, undefined].filter((each) => each !== reach);
  return reaches.map((each) =>
    changed(name, `with reach ${each ?? 'as before'}`, ({ reach: _reach, ...row }) =>
      each === undefined ? row : { ...row, reach: each },
    ),
  );
}

const changed = (name: string, what: string, change: Mutant['change']): Mutant => ({
  ...{ name: `${name} ${what}`, rows: [name], change },
  probes: probesOf(name),
});
