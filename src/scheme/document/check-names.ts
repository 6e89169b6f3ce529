import { itemReferences, orderOf, type Scheme } from '../../scoring/index.js';
import { conditionsOf, groupsOf, itemsOf, measuresOf, rulesOf, type Clause, type ConditionClause } from './clauses.js';
import type { Findings } from './problem.js';

/** Every id is one thing, and what is referred to exists and is known where it is looked at. */
export function checkNames(scheme: Scheme, findings: Findings): void {
  const points = [...groupsOf(scheme), ...rulesOf(scheme)];
  const areUnique = checkUnique([{ it: { id: 'TOTAL' }, path: '' }, ...points], findings);
  checkUnique([{ it: { id: 'ALL' }, path: '' }, ...itemsOf(scheme)], findings);
  checkUnique(
    (scheme.consequences ?? []).map((it, at) => ({ it, path: `consequences.${at}` })),
    findings,
  );
  checkPoints(scheme, new Set(points.map(({ it }) => it.id)), findings);
  for (const condition of conditionsOf(scheme)) checkCondition(condition, scheme, findings);
  if (areUnique) checkCircle(scheme, points, findings);
}

function checkCircle(scheme: Scheme, clauses: readonly Clause<{ id: string }>[], findings: Findings): void {
  const { cycle } = orderOf(scheme);
  if (!cycle) return;
  const { path = '' } = clauses.find(({ it }) => it.id === cycle[0]) ?? {};
  findings.add(
    path,
    `looks at points in a circle: ${cycle.join(', ')}.`,
    `计分互相引用，形成循环：${cycle.join('、')}。`,
  );
}

function checkUnique(clauses: readonly Clause<{ id: string }>[], findings: Findings): boolean {
  const known = new Set<string>();
  for (const { it, path } of clauses) {
    if (known.has(it.id)) findings.add(`${path}.id`, `${it.id} is used already.`, `标识 ${it.id} 重复。`);
    known.add(it.id);
  }
  return known.size === clauses.length;
}

function checkPoints(scheme: Scheme, known: ReadonlySet<string>, findings: Findings): void {
  for (const { it, path } of measuresOf(scheme)) {
    if (!('points' in it)) continue;
    const { points: id, ago = 0 } = it;
    if (id === 'TOTAL' && ago === 0 && path.startsWith('groups.'))
      findings.add(`${path}.points`, 'A rule cannot look at the total it is part of.', '规则不能引用其所属的总分。');
    // Earlier years may have had other groups and rules.
    if (id !== 'TOTAL' && ago === 0 && !known.has(id))
      findings.add(`${path}.points`, `There is no group or rule ${id}.`, `没有标识为 ${id} 的规则组或规则。`);
  }
  scheme.ranking?.tieBreak?.forEach((id, at) => {
    if (!known.has(id))
      findings.add(`ranking.tieBreak.${at}`, `There is no group or rule ${id}.`, `没有标识为 ${id} 的规则组或规则。`);
  });
}

function checkCondition({ it, path, standpoint }: ConditionClause, scheme: Scheme, findings: Findings): void {
  if ('grade' in it && standpoint !== 'CONSEQUENCE')
    findings.add(path, 'The grade is known to consequences only.', '等次只能用于结果运用条件。');
  if ('rank' in it && (standpoint === 'RULE' || standpoint === 'RANKING'))
    findings.add(path, 'The rank is known to grades and consequences only.', '名次只能用于等次和结果运用条件。');
  if ('grade' in it)
    for (const grade of it.grade)
      if (!scheme.grades?.some((each) => each.grade === grade))
        findings.add(path, `There is no grade ${grade}.`, `没有等次 ${grade}。`);
  if ('minimum' in it && it.minimum !== 'ALL' && !scheme.minimum?.some(({ id }) => id === it.minimum))
    findings.add(path, `There is no minimum item ${it.minimum}.`, `没有最低要求项 ${it.minimum}。`);
  if ('minimum' in it && standpoint === 'RULE' && looksAtTotal(it.minimum, scheme))
    findings.add(path, 'A rule cannot look at the total it is part of.', '规则不能引用其所属的总分。');
}

const looksAtTotal = (id: string, { minimum = [] }: Scheme): boolean =>
  minimum
    .filter((item) => id === 'ALL' || item.id === id)
    .flatMap(itemReferences)
    .includes('TOTAL');
