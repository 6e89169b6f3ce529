import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { on } from './duties.js';
import { another, rowOf, store, type Row } from './mutants/record-probe.js';
import { documentOf, operation, selectionOf } from './schema-walk.js';
import { schemeDocument } from './schemes.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type Network, type TestBody } from './world.js';

const day = '2026-06-01';
const decided = ['DECIDED', 'PUBLISHED', 'CLOSED'];
const published = ['PUBLISHED', 'CLOSED'];

/** An assessment in a state, as if it had been opened, of subjects that the rows name. */
export interface PlacedAssessment {
  key: string;
  id: string;
  /** Ids of the results, in the order of the subjects. */
  results: string[];
  resultKeys: string[];
}

export async function placeAssessment(
  body: TestBody,
  subject: string,
  subjects: Row[],
  { state = 'SELF_ASSESSMENT', offered = false } = {},
): Promise<PlacedAssessment> {
  const scheme = rowOf(body, offered ? 2 : 1);
  const title = `办法${another()}`;
  const edition = { series_id: scheme.id, edition: 1, version: 1, published_on: day, state: 'PUBLISHED' };
  const document = schemeDocument(title, 5, subject);
  await store('scheme', { ...scheme, ...edition, year: 2026, subject, title, document });
  const key = await store('assessment', {
    ...{ ...rowOf(body, subject === 'BODY' ? 2 : 1), scheme_id: scheme.id, year: 2026, subject, title, state },
    ...{ round: 0, objection_days: 10, opened_on: day, version: 1 },
    ...(decided.includes(state) && { decided_on: day }),
    ...(published.includes(state) && { published_on: day, objections_by: day }),
    ...(state === 'CLOSED' && { closed_on: day }),
  });
  const resultKeys: string[] = [];
  for (const [at, of] of subjects.entries()) {
    const plain = { year: 2026, position: at + 1, subject_name: `对象${at + 1}`, compensation: 0, covered: false };
    const shown = { published: published.includes(state), proposals: [] };
    resultKeys.push(
      await store('assessment_result', { ...rowOf(body), assessment_id: key, ...plain, ...shown, ...of }),
    );
  }
  const results = resultKeys.map((each) => globalId('AssessmentResult', each));
  return { key, id: globalId('Assessment', key), results, resultKeys };
}

/** Takes an act of the API, on a day, and tells what became of the object with what it refers to. */
export async function take(viewer: Viewer, name: string, input: Json, date = '2026-06-15'): Promise<Json> {
  const act = operation(name);
  return (await data(viewer, documentOf(act, selectionOf(act.fields[0].type, 3)), { input }, on(date)))[name];
}
export const codeAt = async (viewer: Viewer | null, name: string, input: Json): Promise<string> =>
  codeOf(await ask(viewer, operation(name).source, { input }, on('2026-06-15')));
/** Code and field of a refusal. */
export const refusalOf = async (viewer: Viewer, name: string, input: Json): Promise<[string, string | undefined]> => {
  const { errors } = await ask(viewer, operation(name).source, { input }, on('2026-06-15'));
  return [errors?.[0].extensions.code ?? 'OK', errors?.[0].extensions.field];
};

/** A city that assesses its counties, and the offices of all. */
export interface Assessed extends Network {
  office: Viewer;
  counties: TestBody[];
  clerks: Viewer[];
  kinds: Record<string, string>;
}

export async function makeAssessed(): Promise<Assessed> {
  const network = await makeNetwork({ counties: 3, towns: 1 });
  const office = personIn(network.city, Role.OFFICE);
  const { dutyKinds } = await take(office, 'adoptStandardDutyKinds', {});
  const kinds = Object.fromEntries(dutyKinds.map(({ family, id }: Json) => [family, id]));
  return { ...network, office, kinds, clerks: network.counties.map((county) => personIn(county, Role.OFFICE)) };
}

/** The first two counties are assessed; the third is not. */
export const assessCounties = ({ city, counties }: Assessed, options = {}): Promise<PlacedAssessment> =>
  placeAssessment(
    city,
    'BODY',
    counties.slice(0, 2).map(({ id }) => ({ subject_tenant_id: id })),
    options,
  );

/** Something that a county submits. */
export const material = (assessmentId: string, more: Json = {}): Json => ({
  ...{ assessmentId, title: '省政协采用信息1件', family: 'OPINION_ITEM', happenedOn: '2026-05-20' },
  ...{ level: 'PROVINCE', results: ['ADOPTED'], quantity: 1, claimedPoints: 2.5 },
  evidence: [{ kind: '采用通知', reference: '皖协办〔2026〕12号' }],
  ...more,
});
