import { expect, test } from '@jest/globals';
import { explain, score } from '../../src/scoring/index.js';
import { compiledSeed, event, member, several, withRules } from './facts.js';

test('from the total over group and rule to the event with its clause and evidence', () => {
  const scheme = compiledSeed('guangshui-2017-members', 2017);
  const evidence = [{ kind: 'FORMAL_DOCUMENT', reference: '〔2017〕3' }];
  const commended = event('COMMENDATION', '2017-05-01', { level: 'PROVINCE', evidence });
  const proposals = several(5, 'PROPOSAL', '2017-02', { role: 'LEAD_AUTHOR', results: ['FILED'] });
  const visit = event('VISIT', '2017-03-01');
  const explanation = explain(scheme, score(scheme, member, [commended, visit, ...proposals]));
  // 80 of 5 × 20, 10 kept, nothing studied, 8 for the province.
  expect(explanation).toMatchObject({ total: 98, lines: [], unmatched: [{ event: visit.id, reason: 'NO_RULE' }] });
  const [duties, attendance, , commendation] = explanation.groups;
  expect(duties).toMatchObject({
    title: '履行职责',
    points: 80,
    lines: [{ kind: 'ADJUSTMENT', before: 100, points: -20, reasons: ['CAPPED'], clause: '履行职责80分' }],
  });
  expect(duties.rules[0]).toMatchObject({ id: 'filed-proposals', points: 100 });
  expect(duties.rules[0].lines.map(({ event }) => event)).toEqual(proposals.map(({ id }) => id));
  expect(attendance.lines).toMatchObject([{ kind: 'START', points: 10, counted: true }]);
  expect(commendation.rules[0].lines).toMatchObject([
    { event: commended.id, evidence, clause: '表彰加分，只计最高', before: 8, points: 8, counted: true },
  ]);
});

test('a base and the cap of the total have lines of their own', () => {
  const rules = [{ id: 'visits', title: 'Visits', match: { families: ['VISIT'] }, points: 20 }];
  const scheme = withRules(rules, { total: { base: 70, cap: 100 } });
  const scored = score(scheme, member, several(2, 'VISIT', '2025-01'));
  expect(explain(scheme, scored).lines).toMatchObject([
    { kind: 'BASE', points: 70 },
    { kind: 'ADJUSTMENT', before: 110, points: -10, reasons: ['CAPPED'] },
  ]);
});

test('the events a figure counts are lines without points, those it does not count say why', () => {
  const rules = [{ id: 'visits', title: 'Visits', measure: { count: { families: ['VISIT'] } }, each: 2 }];
  const scheme = withRules(rules);
  const pending = event('VISIT', '2025-01-02', { standing: 'PENDING' });
  const scored = score(scheme, member, [event('VISIT', '2025-01-01'), pending]);
  expect(explain(scheme, scored).groups[0].rules[0].lines).toMatchObject([
    { kind: 'EVENT', points: 0, counted: true, reasons: ['MEASURED'] },
    { kind: 'EVENT', points: 0, counted: false, reasons: ['NOT_CONFIRMED'] },
    { kind: 'RULE', points: 2, value: 1 },
  ]);
});

test('a group for others gives nothing, neither its start', () => {
  const rules = [{ id: 'absence', title: 'Absence', match: { roles: ['ABSENT'] }, points: -5 }];
  const scheme = withRules(rules, {}, { start: 50, for: { roles: ['STANDING_MEMBER'] } });
  const events = [event('MEETING', '2025-01-01', { role: 'ABSENT' })];
  expect(score(scheme, member, events).total).toBe(0);
  expect(score(scheme, { ...member, roles: ['STANDING_MEMBER'] }, events).total).toBe(45);
});
