import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { assessmentPublished, schemeWithConsequences } from './outcomes.js';
import { data, Level, owner, type Json } from './world.js';
import { keyOf } from './ids.js';

const reason = '有误';

/**
 * What comes of published results of a body with one of everything: objections as they are made, withdrawn and decided,
 * consequences proposed, decided and dropped, league tables published and withdrawn. A body with others below it assesses
 * these too; what they object to is done by them later.
 */
export async function fillOutcomes(office: Viewer, member: Viewer): Promise<void> {
  const assessmentId = await assessmentPublished(office.body, schemeWithConsequences('成果运用'), {}, 2024);
  const results = await resultsOf(office, assessmentId);
  const himself: string = results.find(({ subjectName }) => subjectName === '测试乙').id;
  await object(office, member, himself);
  await settle(office, results);
  await ownResult(member, himself);
  const publish = async (): Promise<string> =>
    (await act(office, 'publishLeagueTable', { assessmentId, title: '委员榜' })).leagueTable.id;
  await act(office, 'withdrawLeagueTable', { leagueTableId: await publish(), reason });
  await publish();
  if (office.body.level !== Level.TOWNSHIP) await assessBelow(office);
}

const list = `query ($id: ID!) { assessment(id: $id) { results(first: 20) { nodes { id subjectName
  consequences(first: 5) { nodes { id } } } } } }`;
const resultsOf = async (office: Viewer, id: string): Promise<Json[]> =>
  (await data(office, list, { id })).assessment.results.nodes;

/** One withdrawn, one decided either way, and one that is open. */
async function object(office: Viewer, member: Viewer, resultId: string): Promise<void> {
  const made = async (): Promise<string> =>
    (await act(member, 'objectToResult', { resultId, reason, rule: 'proposals' })).resultObjection.id;
  await act(member, 'withdrawResultObjection', { resultObjectionId: await made() });
  await act(office, 'decideResultObjection', { resultObjectionId: await made(), upheld: false, reason });
  const upheld = { upheld: true, compensation: 1.5, reason };
  await act(office, 'decideResultObjection', { resultObjectionId: await made(), ...upheld });
  await made();
}

/** One dropped, the next decided, the others left as proposed. */
async function settle(office: Viewer, results: Json[]): Promise<void> {
  const [dropped, decided] = results.flatMap(({ consequences }) => consequences.nodes as Json[]);
  await act(office, 'dropConsequence', { consequenceId: dropped.id, reason });
  await act(office, 'decideConsequence', { consequenceId: decided.id, documentNumber: '测政协〔2026〕3号' });
}

/** What was decided of himself. */
async function ownResult(member: Viewer, resultId: string): Promise<void> {
  const key = keyOf(resultId);
  await owner.query(
    `update consequence set state = 'DECIDED', decided_on = '2026-06-15', decided_by = '测试员'
     where city_id = $1 and result_id = $2 and state = 'PROPOSED'`,
    [member.body.cityId, key],
  );
}

/** The bodies below, once there are any, with a league table of them. */
async function assessBelow(office: Viewer): Promise<void> {
  const { nodes } = (await data(office, '{ bodies(scope: CHILDREN, first: 5) { nodes { code } } }')).bodies;
  if (nodes.length === 0) return;
  const document = schemeWithConsequences('下级考核', 'BODY');
  const assessmentId = await assessmentPublished(office.body, document, {}, 2024);
  await act(office, 'publishLeagueTable', { assessmentId });
  const [{ consequences }] = await resultsOf(office, assessmentId);
  await act(office, 'decideConsequence', { consequenceId: consequences.nodes[0].id });
}

/** A body objects to what the one above it says of it; some of that is decided. */
export async function objectToAbove(office: Viewer, above: Viewer, decided: boolean): Promise<void> {
  const { nodes } = (await data(office, '{ receivedResults(first: 1) { nodes { id } } }')).receivedResults;
  const { resultObjection } = await act(office, 'objectToResult', { resultId: nodes[0].id, reason });
  if (!decided) return;
  await act(above, 'decideResultObjection', { resultObjectionId: resultObjection.id, upheld: false, reason });
}
