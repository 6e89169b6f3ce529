import type { Asked } from './answer.js';
import { Refusal } from './page.js';
import type { Row } from '../oracle.js';
import { tableOfType } from '../stored-rows.js';
import { Role } from '../world.js';

const { ADMIN, AUDITOR, CHAIR, OFFICE, LIAISON, COMMITTEE } = Role;
const managing = [ADMIN, AUDITOR];
const choosing = [CHAIR, OFFICE, LIAISON, COMMITTEE, AUDITOR];

/** Types that only certain roles may ask for, whatever rows exist for their body. */
const readers: Record<string, readonly Role[]> = {
  Account: managing,
  Identity: managing,
  Seat: managing,
  SeatInvitation: managing,
  RosterImport: [ADMIN, AUDITOR, CHAIR, OFFICE, LIAISON, COMMITTEE],
  MarkProgress: [ADMIN, AUDITOR, CHAIR, OFFICE, LIAISON, COMMITTEE],
  TopicCircle: choosing,
  TopicResult: choosing,
};
export const mayAskFor = (type: string, { viewer }: Asked): boolean =>
  !readers[type] || readers[type].some((role) => viewer.roles.includes(role));
const chooses = (asked: Asked): boolean => mayAskFor('TopicResult', asked);

export const parsed = (id: string): string[] => Buffer.from(id, 'base64url').toString().split(':');

/** The key of an id of a type; any other is refused. */
export function keyOf(type: string, id: string): string {
  const [name, key] = parsed(id);
  if (name !== type) throw new Refusal(['BAD_USER_INPUT']);
  return key;
}

/** The row behind an id, for whoever may ask for such rows and sees it. */
export function rowOf(type: string, key: string, asked: Asked): Row {
  const table = tableOfType(type);
  const row = table && asked.stored.find(table, type === 'Body' ? Number(key) : key, asked.viewer);
  if (!row) throw new Refusal(['NOT_FOUND']);
  return row;
}

/** The body with this code, the own one or one below it. */
export const bodyOf = (code: string, asked: Asked): Row => rowOf('Body', code, asked);

/** The results that the viewer may know: those who choose at once, others once they are told. */
export const resultsOf = (asked: Asked): Row[] =>
  asked.stored.visible('topic_result', asked.viewer).filter((row) => chooses(asked) || row.told_on !== null);

export const circlesOf = (asked: Asked): Row[] =>
  chooses(asked) ? asked.stored.visible('topic_circle', asked.viewer) : [];
