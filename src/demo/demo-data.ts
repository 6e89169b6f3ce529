import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DemoAssessments } from './demo-assessment-data.js';
import type { DemoDuties } from './demo-duties.js';
import type { DemoChapter } from './demo-research.js';

const folder = fileURLToPath(new URL('../../seeds/', import.meta.url));

export interface DemoPlanned {
  precision: 'DATE' | 'MONTH' | 'QUARTER';
  from: string;
  until: string;
}

export interface DemoProgress {
  phase: string;
  state: 'PLANNED' | 'UNDERWAY' | 'POSTPONED' | 'DONE' | 'CANCELLED';
  doneOn?: string;
  postponedUntil?: string;
  reason?: string;
  notes?: { on: string; phase: string; note: string }[];
}

export interface DemoItem {
  title: string;
  description?: string;
  form: string;
  onPolicy: boolean;
  theme?: string;
  alignedTheme?: string;
  alignedItem?: { body: string; year: number; index: number };
  source: string;
  leadChair?: string;
  responsibleCommittee?: string;
  handlingDepartments?: string[];
  planned: DemoPlanned;
  participants?: string[];
  progress?: DemoProgress;
}

export type DemoChange =
  | { item: number; kind: 'CANCEL' }
  | { item: number; kind: 'ADD'; value: DemoItem }
  | { item: number; kind: 'CHANGE'; field: 'planned'; to: DemoPlanned };

export interface DemoAmendment {
  reason: string;
  consentBy: string;
  consentOn: string;
  changes: DemoChange[];
}

export interface DemoGate {
  kind: string;
  name: string;
  decision?: string;
  decidedOn?: string;
  documentNumber?: string;
  remark?: string;
}

export interface DemoPlan {
  body: string;
  year: number;
  title: string;
  state: 'DRAFT' | 'IN_APPROVAL' | 'APPROVED' | 'REPORTED' | 'ISSUED' | 'CLOSED';
  reportedOn?: string;
  issuedOn?: string;
  issuedBy?: string[];
  closedOn?: string;
  review?: string;
  gates: DemoGate[];
  items: DemoItem[];
  amendments?: DemoAmendment[];
}

export interface DemoSuggestion {
  number: number;
  source: string;
  proposer: string;
  onBehalfOf?: string;
  fromBody?: string;
  submittedOn: string;
  title: string;
  text: string;
  evidence?: string;
  preStudy?: Record<string, string>;
  circledBy?: string[];
  outcome?: 'CHOSEN' | 'MERGED' | 'NOT_CHOSEN';
  reason?: string;
  mergedInto?: number;
  planItem?: { body: string; year: number; index: number };
}

export interface DemoTopicCall {
  body: string;
  year: number;
  title: string;
  state: 'OPEN' | 'DECIDED';
  opensOn: string;
  closesOn: string;
  decidedOn?: string;
  themes: string[];
  channels: string[];
  suggestions: DemoSuggestion[];
}

export interface DemoQuota {
  body: string;
  year: number;
  level: string;
  form?: string;
  onPolicy?: boolean;
  period: 'YEAR' | 'QUARTER';
  minimum: number;
  label: string;
}

export interface DemoRequirement {
  body: string;
  year: number;
  level: string;
  dueOn: string;
  label: string;
}

export interface DemoMembers {
  body: string;
  /** The roster itself; under seeds/ the name of its file. */
  roster: string;
  groups: { kind: string; name: string; aliases?: string[] }[];
  members: {
    key: string;
    name: string;
    role: string;
    post: string;
    party: string;
    joins: [kind: string, name: string, role: string][];
    postings?: { body: string; place: string }[];
  }[];
  /** By the places of the members above, from 0. */
  contacts: { from: number; kind: string; to?: number; label?: string }[];
}

export interface DemoScheme {
  body: string;
  /** Name of the document under seeds/schemes. */
  document: string;
  content: Record<string, unknown>;
  title: string;
  /** The day on which it was published for each year. */
  years: Record<string, string>;
  offered?: boolean;
  /** What the next edition changes, by place in the document. */
  revised?: { year: number; on: string; changes: Record<string, unknown> };
}

/** Everything the demonstration network consists of, as it stands under seeds/. */

export interface DemoData {
  network: string;
  themes: { body: string; year: number; key: string; title: string }[];
  gates: { bodies: { body: string; gates: DemoGate[] }[]; default: DemoGate[] };
  quotas: { quotas: DemoQuota[]; reportingRequirements: DemoRequirement[] };
  topicCalls: DemoTopicCall[];
  plans: DemoPlan[];
  members: DemoMembers[];
  schemes: DemoScheme[];
  duties: DemoDuties[];
  assessments: DemoAssessments;
  research: DemoChapter[];
}

export function readDemoData(): DemoData {
  const files = readdirSync(`${folder}plans`).filter((name) => name.endsWith('.json'));
  return {
    network: text('network/anqing.csv'),
    themes: json('themes.json'),
    gates: json('gate-templates.json'),
    quotas: json('quotas.json'),
    topicCalls: json('topic-calls.json'),
    members: json<DemoMembers[]>('members.json').map((each) => ({ ...each, roster: text(each.roster) })),
    duties: json('duties.json'),
    assessments: json('assessments.json'),
    research: json('research.json'),
    plans: files.sort().flatMap((name) => json<DemoPlan[]>(`plans/${name}`)),
    schemes: json<DemoScheme[]>('published-schemes.json').map((scheme) => ({
      ...scheme,
      content: json(`schemes/${scheme.document}.json`),
    })),
  };
}

const text = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
const json = <T>(name: string): T => JSON.parse(text(name)) as T;
