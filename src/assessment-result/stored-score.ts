import {
  explain,
  type CompiledScheme,
  type ExplainedGroup,
  type ExplainedRule,
  type Explanation,
  type Line,
  type MinimumStanding,
  type Score,
} from '../scoring/index.js';

/** A score explained, as it is shown: by the document of its day, so that nothing else has to be read. */
export interface ExplainedScore extends Explanation, Pick<Score, 'bonus' | 'missing'> {
  readonly minimum: readonly MinimumStanding[];
}

export const explainedScore = (scheme: CompiledScheme, score: Score): ExplainedScore => {
  const { bonus, missing, minimum } = score;
  return { ...explain(scheme, score), bonus, missing, minimum };
};

/** A line without what goes without saying: where it stands, that it counts, what is empty. A body stores 200,000 of them. */
type PackedLine = Partial<Line>;
type Packed<Part extends { lines: readonly Line[] }> = Omit<Part, 'lines'> & { readonly lines: readonly PackedLine[] };
type PackedGroup = Packed<Omit<ExplainedGroup, 'rules'>> & { readonly rules: readonly Packed<ExplainedRule>[] };

/** The same as it is stored. */
export type StoredScore = Packed<Omit<ExplainedScore, 'groups'>> & { readonly groups: readonly PackedGroup[] };

/** What a line is where nothing else is said. */
const usual = { mark: null, event: null, evidence: [], counted: true, reasons: [] };

export function packed(score: ExplainedScore): StoredScore {
  const pack = (lines: readonly Line[], clause: string | null): PackedLine[] =>
    lines.map((line) => packedLine(line, clause));
  return {
    ...score,
    lines: pack(score.lines, null),
    groups: score.groups.map((group) => ({
      ...group,
      lines: pack(group.lines, group.clause),
      rules: group.rules.map((rule) => ({ ...rule, lines: pack(rule.lines, rule.clause) })),
    })),
  };
}

function packedLine(line: Line, clause: string | null): PackedLine {
  const { kind, event, mark, evidence, before, points, counted, reasons, value } = line;
  return {
    ...{ kind, before, points },
    ...(event !== null && { event }),
    ...(mark !== null && { mark }),
    ...(line.clause !== clause && { clause: line.clause }),
    ...(evidence.length > 0 && { evidence }),
    ...(!counted && { counted }),
    ...(reasons.length > 0 && { reasons }),
    ...(value !== undefined && { value }),
  };
}

export function unpacked(score: StoredScore): ExplainedScore {
  const unpack = (lines: readonly PackedLine[], place: Pick<Line, 'group' | 'rule' | 'clause'>): Line[] =>
    lines.map((line) => ({ ...usual, ...place, ...line }) as Line);
  return {
    ...score,
    lines: unpack(score.lines, { group: null, rule: null, clause: null }),
    groups: score.groups.map((group) => ({
      ...group,
      lines: unpack(group.lines, { group: group.id, rule: null, clause: group.clause }),
      rules: group.rules.map((rule) => ({
        ...rule,
        lines: unpack(rule.lines, { group: group.id, rule: rule.id, clause: rule.clause }),
      })),
    })),
  };
}

/** A stored score as the engine made it. */
export function scoreOf(stored: StoredScore, { year, normalised }: Pick<Score, 'year' | 'normalised'>): Score {
  const { total, bonus, lines, groups, unmatched, missing, minimum } = unpacked(stored);
  const all = groups.flatMap((group) => [...group.rules.flatMap((rule) => rule.lines), ...group.lines]);
  return {
    ...{ year, total, normalised, bonus, unmatched, missing, minimum },
    lines: [...lines, ...all],
    groups: groups.map(({ id, points, rules }) => ({
      ...{ id, points },
      rules: rules.map((rule) => ({ id: rule.id, points: rule.points })),
    })),
  };
}
