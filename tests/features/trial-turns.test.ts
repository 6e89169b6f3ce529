import { expect, test } from '@jest/globals';
import { oneAtATime, tryOneAtATime } from '../../src/assessment-result/index.js';
import type { RequestContext } from '../../src/platform/context.js';
import { assessable, assessmentIn, makeAssessed, resultsOf, take } from '../support/assessments.js';
import { ask } from '../support/world.js';
import { whileWaiting } from '../support/waiting.js';

const trial = `query ($schemeId: ID!, $document: JSON!) { schemeTrial(schemeId: $schemeId, document: $document) { subjects } }`;

test('who exempts a subject waits for the body with all results computed, in its turn', async () => {
  const duties = await makeAssessed();
  const { office, county, schemeId } = duties;
  const assessmentId = await assessmentIn(duties, 'MARKING');
  const [first] = await resultsOf(office, assessmentId);
  const act = () => take(office, 'exemptSubject', { resultId: first.id, reason: '长期病假' });
  await whileWaiting(county.id, act, async () => {
    const { errors } = await ask(office, trial, { schemeId, document: assessable() });
    expect(errors![0].extensions).toMatchObject({ code: 'CONFLICT', retryable: true });
  });
  const after = await resultsOf(office, assessmentId);
  expect(after.map(({ subjectName, rank }) => [subjectName, rank])).toEqual([
    ['宣二', 1],
    ['宣三', 2],
    [first.subjectName, null],
  ]);
});

/** As much of a context as a turn looks at. */
const contextOf = (id: number): RequestContext =>
  ({ viewer: { body: { id } }, work: { query: () => Promise.resolve([{ mine: true }]) } }) as unknown as RequestContext;

test('trials take two of the four turns, so that nobody who submits is refused because of them', async () => {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const trials = [1, 2].map((id) => tryOneAtATime(contextOf(id), () => over));
  const full = { code: 'LIMIT_EXCEEDED', maximum: 2, retryable: true };
  await expect(tryOneAtATime(contextOf(3), () => over)).rejects.toMatchObject({ extensions: full });
  await expect(oneAtATime(contextOf(3), () => Promise.resolve('done'))).resolves.toBe('done');
  resolve();
  await Promise.all(trials);
  await expect(tryOneAtATime(contextOf(3), () => Promise.resolve('done'))).resolves.toBe('done');
});
