import type { Json } from './world.js';

/** Points that people give: as much as ten of the twenty by the bodies asked, and five by the member himself. */
const conduct = {
  id: 'conduct',
  title: '履职表现',
  mark: {
    max: 20,
    combine: 'SUM',
    assessors: [{ by: 'OWN_BODY' }, { by: 'TOWNSHIP', max: 10 }, { by: 'SELF', max: 5 }],
  },
};

/** A small scheme: a title and the points of its first rule make it another one. */
export const schemeDocument = (title = '考核办法', points = 5, subject = 'MEMBER'): Json => ({
  title,
  subject,
  groups: [
    {
      id: 'duties',
      title: '履职',
      clause: '第一条',
      rules: [{ id: 'proposals', title: '提案', match: { families: ['PROPOSAL'] }, points }, conduct],
    },
  ],
});

/** What is no scheme, with the problems that are told of it. */
export const wrongDocuments: [document: Json, problems: { path: string; message: string }[]][] = [
  [[], [{ path: '', message: 'must be an object.' }]],
  [schemeDocument('考核办法', 1.005), [{ path: 'groups.0.rules.0.points', message: 'has more than two decimals.' }]],
];

/** What an edition of such a scheme changes against the one before. */
export function changesBetween(before: Json, after: Json): Json[] {
  const points = (document: Json): string => String(document.groups[0].rules[0].points);
  return [
    { path: 'title', before: before.title, after: after.title },
    { path: 'groups.duties.rules.proposals.points', before: points(before), after: points(after) },
  ].filter((change) => change.before !== change.after);
}
