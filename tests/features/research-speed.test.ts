import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { globalId, keyOf } from '../../src/platform/graphql/node.js';
import { report, sized } from '../support/attack.js';
import { namedMember } from '../support/campaign.js';
import { pass } from '../support/handovers.js';
import { result } from '../support/research-results.js';
import { launched, research } from '../support/research.js';
import { makeNetwork, owner, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** How long the steps of a project take, in ms. */
type Times = Record<'invite' | 'accept' | 'name' | 'place' | 'finalise' | 'close', number>;

async function timed<T>(act: () => Promise<T>): Promise<[answer: T, ms: number]> {
  const started = performance.now();
  return [await act(), performance.now() - started];
}

/** A researcher with an account for each of the bodies that take part, written as the owner. */
async function nameForAll(projectId: string): Promise<void> {
  await owner.query(
    `insert into researcher (city_id, county_id, parent_id, tenant_id, reach, id, to_tenant_id, project_id, invitation_id,
       person_id, name, role, state, named_on)
     select b.city_id, b.county_id, b.parent_id, b.id, 0, gen_random_uuid(), h.tenant_id, h.research_project_id, h.id,
       gen_random_uuid(), '委员', 'MEMBER', 'NAMED', '2026-06-01'
     from handover h join body b on b.city_id = h.city_id and b.id = h.to_tenant_id where h.research_project_id = $1`,
    [keyOf('ResearchProject', projectId, 'id')],
  );
}

/** A project with nine groups, sub-topics for nine of the bodies, and a meeting of all. */
async function begun(
  lead: Viewer,
  counties: TestBody[],
): Promise<[projectId: string, groups: string[], later: Json[]]> {
  const projectId = await launched(lead);
  const groups: string[] = [];
  const topics: Json[] = [];
  for (let n = 0; n < 9; n++) {
    const { id: groupId } = await research(lead, 'addResearchGroup', { projectId, name: `第${n + 1}组` });
    groups.push(groupId);
    topics.push({ projectId, title: `第${n + 1}题`, groupId, givenTo: String(counties[n].id) });
  }
  await research(lead, 'recordResearchActivity', { projectId, kind: 'MEETING', title: '会', heldOn: '2026-11-01' });
  return [projectId, groups, topics];
}

/** A project from the invitations to its end, in which all counties of a city take part with a person each. */
async function carriedOut({ city, counties }: Network): Promise<Times> {
  const lead = office(city);
  const [projectId, groups, topics] = await begun(lead, counties);
  const to = counties.map(({ id }) => String(id));
  const [, invite] = await timed(() => pass(lead, 'sendHandover', { kind: 'INVITE', subjectId: projectId, to }));
  const { rows } = await owner.query<{ id: string; to: number }>(
    `select id, to_tenant_id as "to" from handover where research_project_id = $1 order by to_tenant_id`,
    [keyOf('ResearchProject', projectId, 'id')],
  );
  const accepting: number[] = [];
  for (const [at, { id }] of rows.entries()) {
    const input = { handoverId: globalId('Handover', id) };
    accepting.push((await timed(() => pass(office(counties[at]), 'acceptHandover', input)))[1]);
  }
  for (const topic of topics) await research(lead, 'addSubTopic', topic);
  await nameForAll(projectId);
  const memberId = await namedMember(counties[0]);
  const naming = { projectId, memberId, role: 'MEMBER' };
  const [{ id: researcherId }, name] = await timed(() => research(office(counties[0]), 'nameResearcher', naming));
  const [, place] = await timed(() => research(lead, 'placeResearcher', { researcherId, groupId: groups[3] }));
  const { id: reportId } = await result(lead, 'draftReport', { projectId, title: '总报告' });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '情况与建议。' });
  const [, finalise] = await timed(() => result(lead, 'finaliseReport', { reportId }));
  const [, close] = await timed(() => research(lead, 'closeResearchProject', { projectId }));
  return { invite, accept: median(accepting.slice(-9)), name, place, finalise, close };
}

/** The shortest of a few rounds: whatever else the machine does only adds to it. */
function shortest(times: Times[]): Times {
  const steps = Object.keys(times[0]) as (keyof Times)[];
  return Object.fromEntries(steps.map((step) => [step, Math.min(...times.map((each) => each[step]))])) as Times;
}

test('what a project costs grows with those who take part, and not with their square', async () => {
  const [few, many] = [sized(20, 58), sized(80, 230)];
  const times: [Times[], Times[]] = [[], []];
  for (let round = 0; round < 4; round++) {
    // In turn, so that what else the machine does meets both.
    for (const [at, counties] of [few, many].entries()) {
      times[at].push(await carriedOut(await makeNetwork({ counties, towns: 0 })));
    }
  }
  const [small, large] = times.map(shortest);
  const steps = Object.keys(large) as (keyof Times)[];
  for (const step of steps) {
    report(`research ${step}`, { few, many, 'ms few': Math.round(small[step]), 'ms many': Math.round(large[step]) });
  }
  // Fourfold bodies: where a step cost their square it would be sixteen times as much.
  expect(steps.filter((step) => large[step] / small[step] > 8)).toEqual([]);
}, 300_000);
