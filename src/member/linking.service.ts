import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Consequence } from '../consequence/consequence.entity.js';
import { ContactLink } from '../contact-link/contact-link.entity.js';
import { DutyReport } from '../duty-report/duty-report.entity.js';
import { GroupMembership } from '../member-group/group-membership.entity.js';
import { Participation } from '../participation/participation.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, illegalTransition, notFound } from '../platform/errors.js';
import type { TenantEntity } from '../platform/database/tenant-entity.js';
import { keyOf } from '../platform/graphql/node.js';
import { Posting } from '../posting/posting.entity.js';
import { ObjectionDecision } from '../result-objection/objection-decision.entity.js';
import { ResultObjection } from '../result-objection/result-objection.entity.js';
import { Researcher } from '../researcher/researcher.entity.js';
import { Seat, SeatState } from '../seat/seat.entity.js';
import { TermMembership } from '../term-membership/term-membership.entity.js';
import type { Member } from './member.entity.js';
import { MemberChange } from './member-change.entity.js';
import type { LinkMemberInput } from './member.inputs.js';
import { actOnMember } from './member.service.js';

/** Links a member to the person of a seat, who from now on reads his file from all of his seats. */
export async function linkMember({ memberId, seatId }: LinkMemberInput, context: RequestContext): Promise<string> {
  const member = await actOnMember(memberId, 'linkMember', context);
  const seat = await heldSeat(seatId, context);
  if (member.personId) throw conflict({ en: 'He is linked to a seat already.', zh: '该委员已关联席位。' });
  return setPerson(member, seat.personId, context);
}

export async function unlinkMember(memberId: string, context: RequestContext): Promise<string> {
  const member = await actOnMember(memberId, 'unlinkMember', context);
  if (!member.personId) throw conflict({ en: 'He is linked to no seat.', zh: '该委员未关联席位。' });
  return setPerson(member, null, context);
}

async function heldSeat(seatId: string, context: RequestContext): Promise<Seat> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const field = 'input.seatId';
  const seat = await context.work.em.findOne(Seat, { cityId, tenantId, id: keyOf('Seat', seatId, field) });
  if (!seat) throw notFound(field);
  if (seat.state !== SeatState.HELD) throw illegalTransition('linkMember', seat.state, [SeatState.HELD]);
  return seat;
}

const parts: (new () => FilePart)[] = [
  MemberChange,
  GroupMembership,
  Posting,
  ContactLink,
  TermMembership,
  Participation,
  AssessmentResult,
  DutyReport,
  ResultObjection,
  ObjectionDecision,
  Consequence,
  Researcher,
];
type FilePart = TenantEntity & { memberId?: string | null; personId?: string | null };

/** Whose a file is stands on every row of it. */
async function setPerson(member: Member, personId: string | null, { work }: RequestContext): Promise<string> {
  const { cityId, tenantId, id } = member;
  const before = member.personId;
  member.personId = personId;
  for (const part of parts) await work.em.nativeUpdate(part, { cityId, memberId: id }, { personId });
  await work.query(participants, [cityId, id], 'persons_of_events');
  if (before) await work.query(unread, [cityId, tenantId, before], 'results_led_no_more');
  if (personId) await work.query(read, [cityId, tenantId, personId, id], 'results_led');
  await work.flush();
  return id;
}

/** Who leads a group reads its published results: somebody who is linked to no member of the body any more does not. */
const unread = `update assessment_result set reader_person_ids = array_remove(reader_person_ids, $3)
  where city_id = $1 and tenant_id = $2 and $3 = any(reader_person_ids)`;
/** Who led it on the day it was published reads it, whether he still does or not. */
const read = `update assessment_result r set reader_person_ids = array_append(r.reader_person_ids, $3)
  from assessment a, group_membership g
  where r.city_id = $1 and r.tenant_id = $2 and r.reader_person_ids is not null and $3 <> all(r.reader_person_ids)
    and a.city_id = $1 and a.tenant_id = $2 and a.id = r.assessment_id
    and g.city_id = $1 and g.tenant_id = $2 and g.group_id = r.group_id and g.member_id = $4
    and g.role in ('CONVENOR', 'HEAD')
    and g.since <= a.published_on and (g.until is null or g.until > a.published_on)`;

/** Entries that compensate an event are read by those whose part they take back. */
const participants = `update duty_event e set participant_person_ids = array(
    select p.person_id from participation p where p.city_id = $1 and p.event_id = e.id and p.person_id is not null
    union select p.person_id from participation p
    where p.city_id = $1 and p.compensated_by_id = e.id and p.person_id is not null)
  where e.city_id = $1 and e.id in (select event_id from participation where city_id = $1 and member_id = $2
    union select compensated_by_id from participation where city_id = $1 and member_id = $2)`;
