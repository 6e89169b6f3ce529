import { viewerOf, type RequestContext } from '../platform/context.js';
import type { YearOfAssessment } from '../scoring/index.js';
import type { SchemeSubject } from '../scheme/scheme.entity.js';

/** A subject as its result names it. */
export interface NewSubject {
  key: string;
  name: string;
  personId: string | null;
}

/** The column of a result that holds its subject, by kind of subject. */
export const subjectColumn = {
  MEMBER: 'member_id',
  SECTOR: 'group_id',
  COMMITTEE: 'group_id',
  GROUP: 'group_id',
  BODY: 'subject_tenant_id',
  HANDLING_UNIT: 'unit_id',
} as const satisfies Record<SchemeSubject, string>;

/** The type whose ids name subjects of a kind; bodies are named by their codes. */
export const subjectType = {
  MEMBER: 'Member',
  SECTOR: 'MemberGroup',
  COMMITTEE: 'MemberGroup',
  GROUP: 'MemberGroup',
  HANDLING_UNIT: 'HandlingUnit',
} as const satisfies Record<Exclude<SchemeSubject, 'BODY'>, string>;

const groups = (kinds: string): string =>
  `select id::text as key, name, null as person from member_group
   where city_id = $1 and tenant_id = $2 and kind in (${kinds})`;

/** All that a body has of a kind of subject; members are those who served between two days. */
const statements: Record<SchemeSubject, string> = {
  MEMBER: `select id::text as key, name, person_id::text as person from member
    where city_id = $1 and tenant_id = $2 and joined_on <= $4 and (left_on is null or left_on >= $3)`,
  SECTOR: groups(`'SECTOR'`),
  COMMITTEE: groups(`'COMMITTEE'`),
  GROUP: groups(`'GROUP', 'STUDIO'`),
  BODY: `select id::text as key, name, null as person from body
    where city_id = $1 and parent_id = $2 and closed_on is null`,
  HANDLING_UNIT: `select id::text as key, name, null as person from handling_unit
    where city_id = $1 and tenant_id = $2 and state = 'ACTIVE'`,
};

/** The subjects of a kind that the viewer's body can assess, by name; members as far as they served between two days. */
export async function subjectsOf(
  kind: SchemeSubject,
  { from, to }: YearOfAssessment['span'],
  context: RequestContext,
): Promise<NewSubject[]> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<{ key: string; name: string; person: string | null }>(
    `${statements[kind]} order by name, key`,
    [cityId, id, ...(kind === 'MEMBER' ? [from, to] : [])],
    `subjects_${kind}`,
  );
  return rows.map(({ key, name, person }) => ({ key, name, personId: person }));
}
