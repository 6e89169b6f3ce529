import type { ParticipationRole } from '../participation/participation.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { optionalText, requiredText, texts } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import type { DutyEvent, Evidence } from './duty-event.entity.js';
import type { DutyEventInput, EvidenceInput } from './duty-event.inputs.js';

/** What is told of an event, beside its kind and who took part. */
export type DutyContent = Pick<DutyEvent, 'title' | 'happenedOn'> &
  Partial<Pick<DutyEvent, 'halfDays' | 'level' | 'results' | 'tags' | 'organiser' | 'evidence' | 'quantity'>>;

/** An event to be recorded; keys, not the ids of clients. */
export interface Duty extends DutyContent {
  /** A kind of the viewer's body, by its key or its code. */
  kind: { id: string } | { code: string };
  /** The object of another feature it arose from. */
  source?: { type: string; id: string };
  participants: readonly Participant[];
}

export interface Participant {
  memberId: string;
  role: ParticipationRole;
}

/** What a client sends of an event, checked; `at` is its path. */
export function dutyOf(input: DutyEventInput, at: string, today: string): Duty {
  const { level, participants } = input;
  return {
    kind: { id: keyOf('DutyKind', input.kindId, `${at}.kindId`) },
    title: requiredText(input.title, `${at}.title`, 200),
    happenedOn: input.happenedOn ?? today,
    halfDays: within(input.halfDays, 20, `${at}.halfDays`),
    level: level ?? null,
    results: distinct(input.results, `${at}.results`),
    tags: distinct(input.tags, `${at}.tags`),
    organiser: optionalText(input.organiser, `${at}.organiser`, 100),
    evidence: evidenceOf(input.evidence ?? [], `${at}.evidence`),
    quantity: within(input.quantity, 2 ** 31 - 1, `${at}.quantity`),
    participants: participants.map(({ memberId, role }, place) => ({
      memberId: keyOf('Member', memberId, `${at}.participants.${place}.memberId`),
      role,
    })),
  };
}

/** A number from one on, or none. */
export function within(value: number | null | undefined, most: number, field: string): number | null {
  if (value == null || (value >= 1 && value <= most)) return value ?? null;
  throw badInput(field, { en: `must be 1 to ${most}.`, zh: `应在 1 至 ${most} 之间。` });
}

/** Words of a list, each once. */
export const distinct = (values: string[] | null | undefined, field: string): string[] => [
  ...new Set(texts(values, field, 50, 10)),
];

export function evidenceOf(given: EvidenceInput[], at: string): Evidence[] {
  if (given.length > 10) throw badInput(at, { en: 'has more than 10 entries.', zh: '最多 10 项。' });
  return given.map(({ kind, reference }, place) => ({
    kind: requiredText(kind, `${at}.${place}.kind`, 50),
    reference: requiredText(reference, `${at}.${place}.reference`, 500),
  }));
}

/**
 * What is the same for the same thing done, whoever records it: what arose from an object goes by that and by what came of
 * it on the day, since one proposal may be filed and later praised; the rest by family, day and title.
 */
export function activityOf({ source, happenedOn, title, results = [] }: Duty, code: string, family: string): string {
  if (source) return [source.type, source.id, code, happenedOn, ...results.toSorted()].join(' ');
  const words = title.normalize('NFKC').toLowerCase();
  return `${family} ${happenedOn} ${words.replace(/[\p{P}\p{S}\p{Z}\s]/gu, '') || words}`;
}

/** What an event needs to know of a member. */
export interface KnownMember extends Record<string, unknown> {
  id: string;
  personId: string | null;
  /** When he first joined: whoever came back was a member before. */
  since: string;
}

const knownMembers = `select m.id, m.person_id as "personId", least(m.joined_on, (select min(c.changed_on)
    from member_change c where c.city_id = $1 and c.member_id = m.id and c.kind = 'JOINED')) as since
  from member m where m.city_id = $1 and m.tenant_id = $2 and m.id = any($3)`;

/** So many take part in one event. */
export const mostParticipants = 500;

/** The members who take part, by their keys, each once and a member of the own body by the day of the event. */
export async function participantsOf(
  { participants, happenedOn }: Duty,
  at: string,
  context: RequestContext,
): Promise<Map<string, KnownMember>> {
  const field = `${at}.participants`;
  const ids = participants.map(({ memberId }) => memberId);
  if (ids.length < 1 || ids.length > mostParticipants || new Set(ids).size !== ids.length) {
    throw badInput(field, {
      en: `names 1 to ${mostParticipants} different members.`,
      zh: `须为 1 至 ${mostParticipants} 名不同的委员。`,
    });
  }
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<KnownMember>(knownMembers, [cityId, id, ids], 'members_of_event');
  const members = new Map(rows.map((row) => [row.id, row]));
  for (const [place, memberId] of ids.entries()) {
    const member = members.get(memberId);
    if (!member) throw notFound(`${field}.${place}.memberId`);
    if (happenedOn < member.since) {
      throw badInput(`${field}.${place}.memberId`, { en: 'had not joined by that day.', zh: '在该日期尚未任职。' });
    }
  }
  return members;
}
