import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { markedScheme } from './placed-assessments.js';
import { data, type Json } from './world.js';

/** An assessment where members report, and one that is at its marking: others are asked, and some are asked no more. */
export async function fillMarks(office: Viewer, member: Viewer): Promise<void> {
  const reporting = await opened(office, '述职', 2025);
  const marking = await opened(office, '评分', 2026);
  for (const assessmentId of [reporting, marking]) {
    const input = { assessmentId, text: '述职报告', marks: [{ rule: 'conduct', points: 4 }] };
    await act(member, 'handInDutyReport', input);
  }
  await act(office, 'beginMarking', { assessmentId: marking });
  const list = 'query ($id: ID!) { assessment(id: $id) { results(first: 2) { nodes { id } } } }';
  const { nodes } = (await data(office, list, { id: marking })).assessment.results;
  const resultIds = nodes.map((node: Json) => node.id as string);
  const own = { resultId: resultIds[0], by: 'OWN_BODY', points: 8 };
  const marks = [
    { ...own, rule: 'conduct', remark: '认真' },
    { ...own, rule: 'visits', item: '三月走访' },
  ];
  await act(office, 'giveMarks', { marks });
  await askBelow(office, { assessmentId: marking, resultIds, by: 'TOWNSHIP', marksBy: '2026-07-31' });
}

async function opened(office: Viewer, title: string, year: number): Promise<string> {
  const { scheme } = await act(office, 'draftScheme', { year, document: markedScheme(title) });
  await act(office, 'publishScheme', { schemeId: scheme.id });
  return (await act(office, 'openAssessment', { schemeId: scheme.id })).assessment.id;
}

/** Two of the bodies below; of each the last request is taken back. */
async function askBelow(office: Viewer, input: Json): Promise<void> {
  const children = (await data(office, '{ bodies(scope: CHILDREN, first: 2) { nodes { code } } }')).bodies.nodes;
  for (const { code } of children) await act(office, 'requestMarks', { ...input, body: code });
  const sent = (await data(office, '{ markRequests(first: 50) { nodes { id toBody { code } } } }')).markRequests.nodes;
  for (const { code } of children) {
    const last = sent.findLast(({ toBody }: Json) => toBody.code === code);
    await act(office, 'withdrawMarkRequest', { requestId: last.id });
  }
}

/** Answers one of what each body above asks. */
export async function answerRequests(office: Viewer): Promise<void> {
  const list = '{ markRequests(received: true, first: 50) { nodes { id perItem } } }';
  const { nodes } = (await data(office, list)).markRequests;
  const marks = nodes.slice(0, 2).map(({ id, perItem }: Json) => ({
    ...{ requestId: id, points: 6 },
    ...(perItem && { item: '走访' }),
  }));
  if (marks.length > 0) await act(office, 'giveMarks', { marks });
}
