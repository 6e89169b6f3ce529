import type { Match, Measure, Scheme } from '../../scoring/index.js';
import { measuresOf, rulesOf, type Clause } from './clauses.js';
import type { Findings } from './problem.js';

/** Kinds of events that a body has, where the caller knows them. */
export function checkKinds(scheme: Scheme, kinds: ReadonlySet<string>, findings: Findings): void {
  for (const { it, path } of matchesOf(scheme))
    it.kinds?.forEach((kind, at) => {
      if (!kinds.has(kind))
        findings.add(`${path}.kinds.${at}`, `There is no duty kind ${kind}.`, `没有履职类别 ${kind}。`);
    });
}

function matchesOf(scheme: Scheme): Clause<Match>[] {
  const ofRules = rulesOf(scheme).flatMap(({ it, path }): Clause<Match>[] => {
    if (!('match' in it)) return [];
    const cases = typeof it.points === 'number' ? [] : it.points;
    return [
      { it: it.match, path: `${path}.match` },
      ...cases.map(({ match = {} }, at) => ({ it: match, path: `${path}.points.${at}.match` })),
    ];
  });
  const ofMeasures = measuresOf(scheme).flatMap(({ it, path }) =>
    inMeasure(it).map(([name, match]) => ({ it: match, path: `${path}.${name}` })),
  );
  return [...ofRules, ...ofMeasures].flatMap(withParts);
}

function inMeasure(measure: Measure): [string, Match][] {
  if ('count' in measure) return [['count', measure.count]];
  if ('attendance' in measure) return [['attendance', measure.attendance]];
  if ('points' in measure) return [];
  return [
    ['rate', measure.rate],
    ['part', measure.part],
  ];
}

const withParts = ({ it, path }: Clause<Match>): Clause<Match>[] => [
  { it, path },
  ...(it.all ?? []).flatMap((each, at) => withParts({ it: each, path: `${path}.all.${at}` })),
  ...(it.any ?? []).flatMap((each, at) => withParts({ it: each, path: `${path}.any.${at}` })),
  ...(it.not ? withParts({ it: it.not, path: `${path}.not` }) : []),
];
