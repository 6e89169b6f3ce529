import { LockMode } from '@mikro-orm/postgresql';
import { lockBody } from '../body/index.js';
import { mostParticipants, recordDuty, type Duty, type Participant, type Recorded } from '../duty-event/index.js';
import { ParticipationRole } from '../participation/participation.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { Researcher, type ResearcherRole } from '../researcher/researcher.entity.js';
import { ResearchCredit } from './research-credit.entity.js';
import type { TakeOverResearchCreditsInput } from './research-credit.inputs.js';
import { asAddressed, creditWorkflow } from './research-credit.workflow.js';

const field = 'input.creditIds';
const at = (place: number): string => `${field}.${place}`;

/**
 * Makes credits of one project a duty event of the own body, with the members they are of. The body is locked first and
 * the credits afterwards, always in the order of their keys.
 */
export async function takeOverResearchCredits(
  input: TakeOverResearchCreditsInput,
  context: RequestContext,
): Promise<Recorded> {
  const keys = keysOf(input.creditIds);
  const kind = { id: keyOf('DutyKind', input.kindId, 'input.kindId') };
  await lockBody(viewerOf(context).body.id, context.work);
  const credits = await creditsToTake(keys, context);
  const participants = await membersOf(credits, context);
  const day = today(context);
  const duty = { ...dutyOf(credits), kind, participants };
  for (const credit of credits) credit.takenOverOn = day;
  await context.work.flush();
  return recordDuty(context, duty);
}

function keysOf(ids: readonly string[]): string[] {
  const keys = ids.map((id, place) => keyOf('ResearchCredit', id, at(place)));
  if (keys.length < 1 || keys.length > mostParticipants || new Set(keys).size !== keys.length) {
    throw badInput(field, {
      en: `names 1 to ${mostParticipants} different credits.`,
      zh: `须为 1 至 ${mostParticipants} 项不同的认定。`,
    });
  }
  return keys;
}

/** The credits in the order they were named: addressed to the own body, not taken over yet, all of one project. */
async function creditsToTake(keys: readonly string[], context: RequestContext): Promise<ResearchCredit[]> {
  const viewer = viewerOf(context);
  const where = { cityId: viewer.body.cityId, id: { $in: [...keys] } };
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const rows = await context.work.em.find(ResearchCredit, where, { lockMode, orderBy: { id: 'asc' } });
  const found = new Map(rows.map((row) => [row.id, row]));
  return keys.map((key, place) => {
    const credit = found.get(key);
    if (!credit) throw notFound(at(place));
    const problem = obstacle(creditWorkflow, 'takeOverResearchCredits', asAddressed(credit), viewer);
    if (problem) throw problem;
    if (credit.projectId !== found.get(keys[0])!.projectId) throw badInput(at(place), ofAnother);
    return credit;
  });
}

/** The members whom the credits are of, each with the part he had. */
async function membersOf(credits: readonly ResearchCredit[], context: RequestContext): Promise<Participant[]> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const ids = credits.flatMap(({ researcherId }) => researcherId ?? []);
  const rows = await context.work.em.find(Researcher, { cityId, tenantId, id: { $in: ids } });
  const memberOf = new Map(rows.map(({ id, memberId }) => [id, memberId]));
  const seen = new Set<string>();
  return credits.map(({ researcherId, role }, place) => {
    const memberId = researcherId ? memberOf.get(researcherId) : undefined;
    if (!memberId) throw badInput(at(place), withoutFile);
    if (seen.has(memberId)) throw badInput(at(place), sameMember);
    seen.add(memberId);
    return { memberId, role: partOf[role!] };
  });
}

const partOf: Record<ResearcherRole, Participant['role']> = {
  LEADER: ParticipationRole.MAIN_MEMBER,
  MEMBER: ParticipationRole.PARTICIPANT,
  EXPERT: ParticipationRole.PARTICIPANT,
  SECRETARY: ParticipationRole.PARTICIPANT,
};

/** The event of a project that was credited; on the last of the days, where some were credited later. */
function dutyOf(credits: readonly ResearchCredit[]): Pick<Duty, 'title' | 'happenedOn' | 'evidence'> {
  const [{ projectTitle }] = credits;
  const days = credits.map(({ creditedOn }) => creditedOn).sort();
  return {
    title: `联合调研：${projectTitle}`.slice(0, 200),
    happenedOn: days.at(-1)!,
    evidence: [
      { kind: '联合调研履职认定', reference: `《${projectTitle}》，${[...new Set(days)].join('、')}`.slice(0, 500) },
    ],
  };
}

const ofAnother: Message = { en: 'is of another project than the first.', zh: '与第一项不属于同一课题。' };
const withoutFile: Message = { en: 'is not of a person with a member file.', zh: '不是有委员档案的个人的认定。' };
const sameMember: Message = { en: 'is of a member named before.', zh: '与前面的认定属于同一委员。' };
