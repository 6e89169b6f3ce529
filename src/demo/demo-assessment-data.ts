/** A mark for each subject by its name, or for each of its items. */
export interface DemoMarks {
  on: string;
  rule: string;
  by: string;
  points?: Record<string, number>;
  items?: Record<string, Record<string, number>>;
}

/** What a body assessed submits; `accepted` on that day. */
export interface DemoEvidence {
  body: string;
  on: string;
  accepted?: string;
  [field: string]: unknown;
}

/** An assessment as far as its days tell. */
export interface DemoAssessment {
  body: string;
  /** Title of the scheme as it was first published. */
  scheme: string;
  year: number;
  /** Handling units that the body adds first. */
  units?: string[];
  opened: string;
  report?: { on: string; text: string };
  evidence?: DemoEvidence[];
  entries?: { subject: string; on: string; kind: string; title: string }[];
  marking?: string;
  marks?: DemoMarks[];
  submitted?: string;
  decided?: string[];
  published?: string;
  objection?: { on: string; reason: string; decidedOn: string; decision: string; upheld: boolean; points: number };
  closed?: string;
  leagueTable?: string;
}

export interface DemoAssessments {
  gates: Record<string, { kind: string; name: string }[]>;
  assessments: DemoAssessment[];
}
