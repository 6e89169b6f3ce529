import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import {
  codeOfOutcome,
  outcome,
  outcomeRefusal,
  reported,
  resultsSeen,
  suggested,
} from '../support/research-outcomes.js';
import { drafted, joins, launched, research, sees } from '../support/research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);

interface Campaign extends Network {
  lead: Viewer;
  one: Viewer;
  projectId: string;
}

/** A project of a county in which a township takes part. */
async function campaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 2, towns: 2 });
  const [lead, one] = [office(network.counties[0]), personIn(network.towns[0][0], Role.LIAISON)];
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted());
  await research(lead, 'launchResearchProject', { projectId }, new Date('2027-03-01T04:00:00Z'));
  await joins(lead, projectId, network.towns[0][0], one);
  return { ...network, lead, one, projectId };
}

const submitted = (projectId: string, more: Json = {}): Json => ({
  ...{ projectId, kind: 'RECOMMENDATION', title: '关于大气污染防治的建议案', recipient: '县委、县政府', ...more },
});
const instructed = (submissionId: string, more: Json = {}): Json => ({
  ...{ submissionId, leaderName: '宣北辰', leaderOffice: '副县长', text: '请生态环境分局研究落实。', ...more },
});

test('results are submitted with the suggestions they carry, and what leaders write on them is counted apart', async () => {
  const { city, lead, projectId } = await campaign();
  const first = await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  const second = await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  expect(await codeOfOutcome(lead, 'submitResearch', submitted(projectId))).toBe('ILLEGAL_TRANSITION');
  await reported(projectId);
  const up = await sendTo(lead, city, { kind: 'REPORT_UP', title: '调研成果' });
  const document = await outcome(
    lead,
    'submitResearch',
    submitted(projectId, {
      ...{
        documentNumber: '协〔2027〕8号',
        suggestionIds: [second.id, first.id, second.id],
        submittedOn: '2027-07-01',
      },
    }),
    '2027-07-05',
  );
  expect(document).toMatchObject({
    ...{ kind: 'RECOMMENDATION', documentNumber: '协〔2027〕8号', submittedOn: '2027-07-01', handover: null },
    ...{ suggestions: [second.id, first.id], project: { id: projectId } },
  });
  const proposal = { kind: 'PROPOSAL', handoverId: up.id, recipient: '市政协', submittedOn: '2027-07-02' };
  const through = await outcome(lead, 'submitResearch', submitted(projectId, proposal), '2027-07-05');
  expect(through).toMatchObject({ kind: 'PROPOSAL', handover: { id: up.id }, suggestions: [] });
  await research(lead, 'closeResearchProject', { projectId });
  await outcome(lead, 'recordInstruction', instructed(document.id, { suggestionIds: [first.id] }), '2027-07-20');
  const again = { leaderName: '宣东篱', leaderOffice: '县长', text: '同意。', givenOn: '2027-07-10' };
  await outcome(lead, 'recordInstruction', instructed(document.id, again), '2027-07-21');
  const seen = await resultsSeen(lead, projectId);
  expect(seen).toMatchObject({ submissions: { totalCount: 2 }, instructions: { totalCount: 2 } });
  expect(seen.submissions.nodes[0].instructions.nodes).toMatchObject([
    { leaderName: '宣东篱', givenOn: '2027-07-10', suggestions: [] },
    { leaderName: '宣北辰', givenOn: '2027-07-20', suggestions: [first.id], submission: { id: document.id } },
  ]);
  expect(seen.submissions.nodes[1].instructions.nodes).toEqual([]);
});

test('what is submitted names the own handover upwards and suggestions of the same project only', async () => {
  const { city, counties, towns, lead, one, projectId } = await campaign();
  const elsewhere = await launched(lead);
  const other = await outcome(lead, 'addResearchSuggestion', suggested(elsewhere));
  await reported(projectId);
  const refused = (more: Json) => outcomeRefusal(lead, 'submitResearch', submitted(projectId, more), '2027-07-01');
  const bad = (code: string, field?: string) => ({ code, field: field && `input.${field}` });
  expect(await refused({ suggestionIds: [other.id] })).toEqual(bad('NOT_FOUND', 'suggestionIds.0'));
  expect(await refused({ suggestionIds: [projectId] })).toEqual(bad('BAD_USER_INPUT', 'suggestionIds.0'));
  const down = await sendTo(lead, towns[0][1], { kind: 'ASSIGN_DOWN' });
  const recalled = await sendTo(lead, city, { kind: 'REPORT_UP' });
  await pass(lead, 'recallHandover', { handoverId: recalled.id });
  for (const { id: handoverId } of [down, recalled]) {
    expect(await refused({ handoverId })).toEqual(bad('BAD_USER_INPUT', 'handoverId'));
  }
  const received = await sendTo(one, counties[0], { kind: 'REPORT_UP' });
  expect((await refused({ handoverId: received.id })).code).toBe('FORBIDDEN');
  const foreign = await sendTo(office(counties[1]), city, { kind: 'REPORT_UP' });
  expect(await refused({ handoverId: foreign.id })).toEqual(bad('NOT_FOUND', 'handoverId'));
  expect(await refused({ submittedOn: '2099-01-01' })).toEqual(bad('BAD_USER_INPUT', 'submittedOn'));
  expect(await refused({ recipient: ' ' })).toEqual(bad('BAD_USER_INPUT', 'recipient'));
  const early = submitted(projectId, { submittedOn: '2027-02-28' });
  expect(await outcomeRefusal(lead, 'submitResearch', early, '2027-07-01')).toEqual(
    bad('BAD_USER_INPUT', 'submittedOn'),
  );
  const { id } = await outcome(lead, 'submitResearch', submitted(projectId), '2027-07-01');
  const before = instructed(id, { givenOn: '2027-06-30' });
  expect(await outcomeRefusal(lead, 'recordInstruction', before, '2027-07-09')).toEqual(
    bad('BAD_USER_INPUT', 'givenOn'),
  );
  const named = instructed(id, { suggestionIds: [other.id] });
  expect(await outcomeRefusal(lead, 'recordInstruction', named, '2027-07-09')).toEqual(
    bad('NOT_FOUND', 'suggestionIds.0'),
  );
});

test('who took part and the bodies above see what was submitted, also after closing; all acts are the leading body’s', async () => {
  const { city, counties, towns, lead, one, projectId } = await campaign();
  await reported(projectId);
  const { id: submissionId } = await outcome(lead, 'submitResearch', submitted(projectId), '2027-07-01');
  const { id: instruction } = await outcome(lead, 'recordInstruction', instructed(submissionId), '2027-07-02');
  const wrongRole = personIn(counties[0], Role.COMMITTEE, Role.MEMBER, Role.ADMIN);
  const strangers = [office(counties[1]), office(towns[0][1])];
  for (const act of ['while reported', 'after closing']) {
    if (act === 'after closing') await research(lead, 'closeResearchProject', { projectId });
    for (const id of [submissionId, instruction]) {
      const sight = await Promise.all([lead, one, office(city), ...strangers].map((each) => sees(each, id)));
      expect(sight).toEqual([true, true, true, false, false]);
    }
    const viewers = [null, wrongRole, ...strangers, one, office(city)];
    const input = instructed(submissionId);
    const codes = await Promise.all(viewers.map((each) => codeOfOutcome(each, 'recordInstruction', input)));
    const hidden = ['NOT_FOUND', 'NOT_FOUND'];
    expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', ...hidden, 'FORBIDDEN', 'FORBIDDEN']);
  }
  const viewers = [null, wrongRole, ...strangers, one, office(city)];
  const codes = await Promise.all(viewers.map((each) => codeOfOutcome(each, 'submitResearch', submitted(projectId))));
  // Whoever took part no longer sees the project itself.
  expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
});
