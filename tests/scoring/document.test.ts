import { expect, test } from '@jest/globals';
import { readDocument } from '../../src/scheme/document/validate.js';

const rule = { id: 'visits', title: 'Visits', match: { families: ['VISIT'] }, points: 5 };
const group = { id: 'group', title: 'Group', rules: [rule] };
const scheme = { title: 'Scheme', subject: 'MEMBER', groups: [group] };

const problems = (document: unknown, kinds?: string[]): string[] =>
  readDocument(document, kinds && { kinds: new Set(kinds) }).problems.map(
    ({ path, message }) => `${path}: ${message.en}`,
  );

const ofRule = (more: object) => problems({ ...scheme, groups: [{ ...group, rules: [{ ...rule, ...more }] }] });
const ofGroup = (more: object) => problems({ ...scheme, groups: [{ ...group, ...more }] });
const ofScheme = (more: object) => problems({ ...scheme, ...more });

const here = 'groups.0.rules.0';

test('a document that is a scheme has no problems and is read as it is', () => {
  expect(readDocument(scheme)).toEqual({ scheme, problems: [] });
});

test('each problem names its clause in English and Chinese', () => {
  const { problems: found } = readDocument({
    ...scheme,
    groups: [group, { ...group, rules: [{ ...rule, points: 'five' }] }],
  });
  expect(found).toEqual([{ path: 'groups.1.rules.0.points', message: { en: 'must be a number.', zh: '应为数字。' } }]);
});

test('all problems are found at one time', () => {
  expect(
    problems({ title: '', subject: 'DOG', groups: [{ id: '1', title: 'Group', rules: 'none' }], extra: 1 }),
  ).toEqual([
    'extra: is not known here.',
    'title: must not be empty.',
    'subject: must be one of MEMBER, SECTOR, COMMITTEE, GROUP, BODY, HANDLING_UNIT.',
    'groups.0.id: must be a letter followed by at most 49 letters, digits, - or _.',
    'groups.0.rules: must be a list.',
  ]);
});

test.each([
  ['more than two decimals', ofRule({ points: 1.005 }), `${here}.points: has more than two decimals.`],
  ['too many points', ofRule({ points: 10_001 }), `${here}.points: must be -10000 to 10000.`],
  [
    'an unknown family',
    ofRule({ match: { families: ['PICNIC'] } }),
    `${here}.match.families.0: must be one of PLENARY`,
  ],
  ['an unknown role', ofRule({ match: { roles: ['LAZY'] } }), `${here}.match.roles.0: must be one of LEAD_AUTHOR`],
  ['an unknown level', ofRule({ match: { levels: ['WORLD'] } }), `${here}.match.levels.0: must be one of NATIONAL`],
  ['an unknown field within a match', ofRule({ match: { familie: [] } }), `${here}.match.familie: is not known here.`],
  [
    'a fraction above the whole',
    ofRule({ share: { lead: '3/2' } }),
    `${here}.share.lead: must not be more than the whole.`,
  ],
  [
    'a fraction that is none',
    ofRule({ share: { rest: '1/0' } }),
    `${here}.share.rest: must be a fraction such as 1/2.`,
  ],
  [
    'a day that not every year has',
    ofRule({ match: { on: { to: '02-29' } } }),
    `${here}.match.on.to: must be a day of any year`,
  ],
  ['a title too long', ofRule({ title: '长'.repeat(201) }), `${here}.title: is longer than 200 characters.`],
  ['a control character', ofRule({ title: 'a\u0000b' }), `${here}.title: contains control characters.`],
  ['half a character', ofRule({ title: '\ud800' }), `${here}.title: contains control characters.`],
  [
    'no shape',
    problems({ ...scheme, groups: [{ ...group, rules: [{ id: 'a', title: 'A' }] }] }),
    `${here}: must have match, measure or mark.`,
  ],
  ['two shapes', ofRule({ measure: {} }), `${here}.measure: is not known here.`],
  ['an empty condition', ofRule({ when: {} }), `${here}.when: must have one of measure, all`],
  ['a missing id', ofGroup({ id: undefined }), 'groups.0.id: is missing.'],
  ['no groups at all', problems({ title: 'Scheme', subject: 'MEMBER' }), 'groups: is missing.'],
])('%s is refused', (_, found, expected) => {
  expect(found).toEqual([expect.stringContaining(expected)]);
});

test('kinds are compared with those of the body, wherever they stand, if they are known', () => {
  const deep = {
    ...rule,
    match: { any: [{ kinds: ['A'] }, { not: { kinds: ['B'] } }] },
    points: [{ match: { kinds: ['C'] }, points: 1 }],
  };
  const minimum = [{ id: 'six', title: 'Six', measure: { count: { kinds: ['D'] } }, atLeast: 1 }];
  const document = { ...scheme, groups: [{ ...group, rules: [deep] }], minimum };
  expect(problems(document)).toEqual([]);
  expect(problems(document, ['A'])).toEqual([
    `${here}.match.any.1.not.kinds.0: There is no duty kind B.`,
    `${here}.points.0.match.kinds.0: There is no duty kind C.`,
    'minimum.0.measure.count.kinds.0: There is no duty kind D.',
  ]);
});

test('sizes: 30 groups, 200 rules, 100 cases, 500 characters', () => {
  const groups = (count: number, rules: number) =>
    Array.from({ length: count }, (_, g) => ({
      id: `g${g}`,
      title: 'Group',
      rules: Array.from({ length: rules }, (_, r) => ({ ...rule, id: `g${g}-r${r}` })),
    }));
  expect(ofScheme({ groups: groups(30, 6) })).toEqual([]);
  expect(ofScheme({ groups: groups(31, 1) })).toEqual(['groups: has more than 30 entries.']);
  expect(ofScheme({ groups: groups(3, 67) })).toEqual(['groups: There are more than 200 rules.']);
  const cases = (count: number) => ofRule({ points: Array(count).fill({ points: 1 }) });
  expect(cases(100)).toEqual([]);
  expect(cases(101)).toEqual([`${here}.points: has more than 100 entries.`]);
  expect(ofScheme({ source: '长'.repeat(500) })).toEqual([]);
  expect(ofScheme({ source: '长'.repeat(501) })).toEqual(['source: is longer than 500 characters.']);
});
