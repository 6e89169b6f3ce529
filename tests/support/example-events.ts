import type { DutyEvent, Family, Match, Measure, MinimumItem, Rule, Scheme } from '../../src/scoring/index.js';

/** An event without what the database gives it. */
export type Example = Omit<DutyEvent, 'id' | 'standing' | 'authors' | 'place'> & { title: string };

/** Events that the rules of a scheme are for: of each match up to two, and none for the first subject. */
export function exampleEvents(document: Scheme, subject: number): Example[] {
  const rules: (Rule | MinimumItem)[] = document.groups.flatMap(({ rules }) => rules);
  const items = (document.minimum ?? []).flatMap((item) => [item, ...(item.any ?? [])]);
  return [...rules, ...items].flatMap((rule) => {
    const matches =
      'match' in rule
        ? [rule.match, ...casesOf(rule.match, rule.points)]
        : 'measure' in rule && rule.measure
          ? measured(rule.measure)
          : [];
    const evidence = 'evidence' in rule && rule.evidence ? [{ kind: rule.evidence[0] ?? '文件', reference: '1' }] : [];
    return matches.flatMap((match, at) =>
      Array.from({ length: subject === 0 ? 0 : (subject + at) % 3 }, (_, n) => ({
        ...exampleOf(match, n),
        evidence,
        title: `${rule.id} ${at} ${n} ${subject}`,
      })),
    );
  });
}

const casesOf = (match: Match, points: unknown): Match[] =>
  Array.isArray(points)
    ? (points as { match?: Match }[]).flatMap((each) => (each.match ? [{ all: [match, each.match] }] : []))
    : [];

function measured(measure: Measure): Match[] {
  if ('count' in measure) return [measure.count];
  if ('attendance' in measure) return [measure.attendance];
  if ('rate' in measure) return [measure.rate, { all: [measure.rate, measure.part] }];
  return [];
}

/** What a match asks for, put together of all that it names. */
function wanted(
  match: Match,
): Partial<Record<'family' | 'kind' | 'role' | 'level' | 'result' | 'tag' | 'organiser', string>> {
  const { families, kinds, roles, levels, results, tags, organisers, all = [], any = [] } = match;
  const parts = [...all, ...any.slice(0, 1)].map(wanted);
  const own = {
    ...(families && { family: families[0] }),
    ...(kinds && { kind: kinds[0] }),
    ...(roles && { role: roles[0] }),
    ...(levels && { level: levels[0] }),
    ...(results && { result: results[0] }),
    ...(tags && { tag: tags[0] }),
    ...(organisers && { organiser: organisers[0] }),
  };
  return Object.assign({}, ...parts, own) as ReturnType<typeof wanted>;
}

function exampleOf(match: Match, n: number): Omit<Example, 'title'> {
  const { family, kind, role, level, result, tag, organiser } = wanted(match);
  // A kind has one family: a kind that a rule names without one is of the body's own building.
  const of = kind ? 'OWN_BUILDING' : (family ?? 'MEETING');
  return {
    ...{ family: of as Family, kind: kind ?? of.toLowerCase().replaceAll('_', '-'), on: `2026-0${1 + 3 * n}-1${n}` },
    role: (role ?? 'PARTICIPANT') as DutyEvent['role'],
    ...{ results: result ? [result] : [], tags: tag ? [tag] : [] },
    ...{ halfDays: 1 + n, quantity: 1000 * (n + 1) },
    ...(level && { level: level as DutyEvent['level'] }),
    ...(organiser && { organiser }),
  };
}
