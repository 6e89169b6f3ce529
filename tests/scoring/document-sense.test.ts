import { expect, test } from '@jest/globals';
import { readDocument } from '../../src/scheme/document/validate.js';

const rule = { id: 'visits', title: 'Visits', match: { families: ['VISIT'] }, points: 5 };
const group = { id: 'group', title: 'Group', rules: [rule] };
const scheme = { title: 'Scheme', subject: 'MEMBER', groups: [group] };

const problems = (document: unknown): string[] =>
  readDocument(document).problems.map(({ path, message }) => `${path}: ${message.en}`);

const ofRule = (more: object, others: object = {}) =>
  problems({ ...scheme, ...others, groups: [{ ...group, rules: [{ ...rule, ...more }] }] });
const ofGroup = (more: object) => problems({ ...scheme, groups: [{ ...group, ...more }] });
const ofScheme = (more: object) => problems({ ...scheme, ...more });

const here = 'groups.0.rules.0';

test.each([
  ['an id used twice', ofScheme({ groups: [group, { ...group, rules: [] }] }), 'groups.1.id: group is used already.'],
  ['a rule with the id of its group', ofRule({ id: 'group' }), `${here}.id: group is used already.`],
  ['an id with a meaning of its own', ofRule({ id: 'TOTAL' }), `${here}.id: TOTAL is used already.`],
  ['a cap below the floor', ofGroup({ cap: 5, floor: 10 }), 'groups.0.cap: The cap 5 is below the floor 10.'],
  ['a start outside the limits', ofGroup({ start: 50, cap: 40 }), 'groups.0.start: It starts outside its limits.'],
  ['a cap of a rule below 0', ofRule({ cap: -1 }), `${here}.cap: The cap of a rule must not be below 0.`],
  ['an end before the beginning', ofRule({ from: 3, to: 2 }), `${here}.to: The last one 2 is before the first 3.`],
  ['a choice without a choice', ofRule({ within: 'MONTH' }), `${here}.within: has no effect without from, to or take.`],
  ['a step without a quantity', ofRule({ step: 10 }), `${here}.step: has no effect without per QUANTITY.`],
  ['a share that says nothing', ofRule({ share: {} }), `${here}.share: says nothing of who gets what.`],
  [
    'a rule unknown',
    ofRule({ when: { measure: { points: 'nobody' }, atLeast: 1 } }),
    `${here}.when.measure.points: There is no group or rule nobody.`,
  ],
  [
    'a rule that looks at the total',
    ofRule({ when: { measure: { points: 'TOTAL' }, atLeast: 1 } }),
    `${here}.when.measure.points: A rule cannot look at the total`,
  ],
  [
    'a rule that looks at itself',
    ofRule({ when: { measure: { points: 'visits' }, atLeast: 1 } }),
    `${here}: looks at points in a circle: visits.`,
  ],
  [
    'a rule that looks at its group',
    ofRule({ when: { measure: { points: 'group' }, atLeast: 1 } }),
    'looks at points in a circle',
  ],
  [
    'a rule that looks at the rank',
    ofRule({ when: { rank: { top: 1 } } }),
    `${here}.when: The rank is known to grades and consequences only.`,
  ],
  [
    'a rule that looks at the grade',
    ofRule({ when: { not: { grade: ['A'] } } }, { grades: [{ grade: 'A' }] }),
    `${here}.when.not: The grade is known`,
  ],
  ['nothing to compare with', ofRule({ when: { measure: { count: {} } } }), `${here}.when: compares with nothing.`],
  ['a minimum item unknown', ofRule({ when: { minimum: 'six' } }), `${here}.when: There is no minimum item six.`],
  [
    'grades in the wrong order',
    ofScheme({
      grades: [
        { grade: 'B', atLeast: 60 },
        { grade: 'A', atLeast: 90 },
      ],
    }),
    'grades.1.atLeast: Whoever reaches it has the grade B already',
  ],
  [
    'two grades with one threshold',
    ofScheme({
      grades: [
        { grade: 'A', atLeast: 60 },
        { grade: 'B', atLeast: 60 },
      ],
    }),
    'grades.1.atLeast: Whoever',
  ],
  [
    'a grade after the one for all',
    ofScheme({ grades: [{ grade: 'A' }, { grade: 'B' }] }),
    'grades.1.atLeast: Whoever',
  ],
  [
    'a threshold out of reach',
    ofScheme({ total: { cap: 80 }, grades: [{ grade: 'A', atLeast: 81 }] }),
    'grades.0.atLeast: No more than 80 points can be reached.',
  ],
  [
    'a place of two kinds',
    ofScheme({ grades: [{ grade: 'A', top: 3, bottom: 3 }] }),
    'grades.0: must have exactly one of top',
  ],
  [
    'a minimum that asks for nothing',
    ofScheme({ minimum: [{ id: 'six', title: 'Six' }] }),
    'minimum.0: must have measure and atLeast',
  ],
  [
    'an attendance above 100',
    ofScheme({ minimum: [{ id: 'six', title: 'Six', measure: { attendance: {} }, atLeast: 101 }] }),
    'minimum.0.atLeast: A per cent never',
  ],
  ['a scheme of nothing', ofScheme({ groups: [] }), 'groups: The scheme assesses nothing.'],
  [
    'a tie broken by nothing',
    ofScheme({ ranking: { tieBreak: ['nobody'] } }),
    'ranking.tieBreak.0: There is no group or rule nobody.',
  ],
])('%s is refused by its sense', (_, found, expected) => {
  expect(found).toEqual([expect.stringContaining(expected)]);
});

test('a threshold is out of reach where rules bound what can be had: 10 + once 5 makes 15', () => {
  const bounded = [
    { ...rule, take: 'FIRST' },
    { id: 'mark', title: 'Mark', mark: { max: 10, assessors: [{ by: 'A' }], combine: 'SUM' } },
  ];
  const grades = (atLeast: number) =>
    ofScheme({ groups: [{ ...group, rules: bounded }], grades: [{ grade: 'A', atLeast }] });
  expect(grades(15)).toEqual([]);
  expect(grades(15.01)).toEqual(['grades.0.atLeast: No more than 15 points can be reached.']);
});

test('two rules that look at each other go in a circle', () => {
  const looking = (id: string, at: string) => ({ ...rule, id, when: { measure: { points: at }, atLeast: 1 } });
  expect(ofGroup({ rules: [looking('a', 'b'), looking('b', 'a')] })).toEqual([
    'groups.0.rules.0: looks at points in a circle: a, b.',
  ]);
});

test('marks: weights only where they are weighed, no assessor twice, and some weight', () => {
  const marks = (mark: object) =>
    problems({ ...scheme, groups: [{ ...group, rules: [{ id: 'mark', title: 'Mark', mark: { max: 10, ...mark } }] }] });
  const at = `${here}.mark.assessors`;
  expect(marks({ assessors: [{ by: 'A', weight: 1 }], combine: 'SUM' })).toEqual([
    `${at}.0.weight: has no effect without combine WEIGHTED.`,
  ]);
  expect(marks({ assessors: [{ by: 'A' }, { by: 'A' }], combine: 'SUM' })).toEqual([`${at}.1.by: A is named already.`]);
  expect(marks({ assessors: [{ by: 'A' }, { by: 'B', weight: 1 }], combine: 'WEIGHTED' })).toEqual([
    `${at}.0.weight: is missing.`,
  ]);
  expect(marks({ assessors: [{ by: 'A', weight: 0 }], combine: 'WEIGHTED' })).toEqual([`${at}: None has any weight.`]);
});

test('measures: one way to points, steps that rise, per cents up to 100', () => {
  const measured = (more: object) =>
    ofGroup({ rules: [{ id: 'a', title: 'A', measure: { attendance: {} }, ...more }] });
  const step = (atLeast: number) => ({ atLeast, points: 1 });
  expect(measured({})).toEqual([`${here}: must have exactly one of steps, proportional and each.`]);
  expect(measured({ steps: [step(5), step(5)] })).toEqual([`${here}.steps.1.atLeast: is not above the step before.`]);
  expect(measured({ steps: [step(101)] })).toEqual([`${here}: A per cent never reaches more than 100.`]);
});
