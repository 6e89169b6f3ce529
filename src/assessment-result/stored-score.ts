import {
  explain,
  type CompiledScheme,
  type ExplainedGroup,
  type ExplainedRule,
  type Explanation,
  type Line,
  type MinimumStanding,
  type Reason,
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

/** An event as it is stored with a score: once, however many rules look at it. */
type PackedEvent = Pick<Line, 'title' | 'on' | 'eventKind'> & { id: string; evidence?: Line['evidence'] };

/**
 * A line without what goes without saying: where it stands, that it is of an event and counts what that is worth. `event` is
 * the place of the event in the list of the score. A body stores 200,000 of them.
 */
type PackedLine = Partial<Omit<Line, 'event'>> & { event?: number };
type Packed<Part extends { lines: readonly Line[] }> = Omit<Part, 'lines'> & { readonly lines: readonly PackedLine[] };
type PackedGroup = Packed<Omit<ExplainedGroup, 'rules'>> & { readonly rules: readonly Packed<ExplainedRule>[] };

/** The same as it is stored. */
export type StoredScore = Packed<Omit<ExplainedScore, 'groups' | 'unmatched'>> & {
  readonly events?: readonly PackedEvent[];
  readonly groups: readonly PackedGroup[];
  readonly unmatched: readonly { readonly event: number; readonly reason: Reason }[];
};

/** What a line is where nothing else is said. */
const usual = { kind: 'EVENT', mark: null, event: null, evidence: [], points: 0, counted: true, reasons: [] } as const;

export function packed(score: ExplainedScore): StoredScore {
  const events: PackedEvent[] = [];
  const places = new Map<string, number>();
  const placeOf = (id: string, line?: Line): number => {
    const known = places.get(id) ?? events.push(packedEvent(id, line)) - 1;
    places.set(id, known);
    return known;
  };
  const pack = (lines: readonly Line[], clause: string | null): PackedLine[] =>
    lines.map((line) => packedLine(line, clause, placeOf));
  const { groups, lines, unmatched, ...rest } = score;
  return {
    ...{ ...rest, events, lines: pack(lines, null) },
    groups: groups.map((group) => ({
      ...group,
      lines: pack(group.lines, group.clause),
      rules: group.rules.map((rule) => ({ ...rule, lines: pack(rule.lines, rule.clause) })),
    })),
    unmatched: unmatched.map(({ event, reason }) => ({ event: placeOf(event), reason })),
  };
}

const packedEvent = (id: string, line: Line | undefined): PackedEvent => ({
  id,
  ...(line && line.evidence.length > 0 && { evidence: line.evidence }),
  ...(line?.title !== undefined && { title: line.title, on: line.on, eventKind: line.eventKind }),
});

function packedLine(line: Line, clause: string | null, placeOf: (event: string, line: Line) => number): PackedLine {
  const { kind, event, mark, by, item, before, points, counted, reasons, value } = line;
  const packed: { -readonly [Key in keyof PackedLine]: PackedLine[Key] } = {};
  if (kind !== usual.kind) packed.kind = kind;
  if (event !== null) packed.event = placeOf(event, line);
  if (mark !== null) Object.assign(packed, { mark, by, item });
  if (line.clause !== clause) packed.clause = line.clause;
  if (before !== points) packed.before = before;
  if (points !== usual.points) packed.points = points;
  if (!counted) packed.counted = counted;
  if (reasons.length > 0) packed.reasons = reasons;
  if (value !== undefined) packed.value = value;
  return packed;
}

export function unpacked({ events = [], ...score }: StoredScore): ExplainedScore {
  const lineAt = (line: PackedLine, place: Pick<Line, 'group' | 'rule' | 'clause'>): Line => {
    const { id: event = null, ...told } = line.event === undefined ? {} : events[line.event];
    return { ...usual, before: line.points ?? usual.points, ...told, ...place, ...line, event };
  };
  const unpack = (lines: readonly PackedLine[], place: Pick<Line, 'group' | 'rule' | 'clause'>): Line[] =>
    lines.map((line) => lineAt(line, place));
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
    unmatched: score.unmatched.map(({ event, reason }) => ({ event: events[event].id, reason })),
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
