import type { Viewer } from '../../src/platform/context.js';
import { ask, codeFor, data, type Json } from './world.js';

const creditFields = `id projectTitle year basis researcherName role creditedOn note takenOverOn body { code }
  toBody { code } project { id } researcher { id } viewerCan { action allowed code }`;

/** Every mutation of credit for joint research as a document with the one variable `input`. */
export const researchCreditActs = {
  creditResearch: `mutation ($input: CreditResearchInput!) { creditResearch(input: $input) { added
    researchProject { id credits(first: 50) { nodes { ${creditFields} } } } } }`,
  takeOverResearchCredits: `mutation ($input: TakeOverResearchCreditsInput!) { takeOverResearchCredits(input: $input) {
    dutyEvent { id title happenedOn evidence { kind reference }
      participations(first: 50) { nodes { role member { id } } } } duplicates { id } } }`,
};
export type ResearchCreditAct = keyof typeof researchCreditActs;

/** Does an act and answers with its payload; on a day, where one is given. */
export async function credit(viewer: Viewer, act: ResearchCreditAct, input: Json, day?: string): Promise<Json> {
  const now = day ? new Date(`${day}T04:00:00Z`) : undefined;
  return (await data(viewer, researchCreditActs[act], { input }, { now }))[act];
}

export const codeOfCredit = (viewer: Viewer | null, act: ResearchCreditAct, input: Json): Promise<string> =>
  codeFor(viewer, researchCreditActs[act], { input });

/** The first error of an act: its code and field. */
export async function creditRefusal(viewer: Viewer, act: ResearchCreditAct, input: Json): Promise<Json> {
  const { errors } = await ask(viewer, researchCreditActs[act], { input });
  return { code: errors?.[0].extensions.code ?? 'OK', field: errors?.[0].extensions.field };
}

/** The credits of a list. */
export const credits = async (viewer: Viewer, args = ''): Promise<Json[]> =>
  (await data(viewer, `{ researchCredits(first: 100${args && `, ${args}`}) { nodes { ${creditFields} } } }`))
    .researchCredits.nodes;

const led = `led reports suggestions suggestionsAdopted suggestionsImplemented instructions ownSubTopics
  ownSubTopicsOnTime ownContributionsHandedIn ownContributionsOnTime`;
const shared = `takenPart proposalsTakenUp subTopicsGiven subTopicsOnTime contributionsHandedIn contributionsOnTime
  suggestionsContributed contributedAdopted contributedImplemented`;
const figures = `own { ${led} } total { ${led} } shared { ${shared} } sharedTotal { ${shared} } body { code }`;

/** The roll-up of a body for a year as a document. */
export const researchRollUpDocument = `query ($year: Int!, $body: String) { researchRollUp(year: $year, body: $body) {
  year bodiesInScope bodiesReporting ${figures} bodies { ${figures} } } }`;

export const researchRollUp = async (viewer: Viewer, year: number, body?: string): Promise<Json> =>
  (await data(viewer, researchRollUpDocument, { year, body })).researchRollUp;
