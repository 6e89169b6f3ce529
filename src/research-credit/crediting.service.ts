import type { Handover } from '../handover/handover.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { optionalText } from '../platform/input.js';
import { originOf, projectToShape } from '../research-project/index.js';
import type { ResearchProject } from '../research-project/research-project.entity.js';
import { Researcher, ResearcherState } from '../researcher/researcher.entity.js';
import { CreditBasis, ResearchCredit } from './research-credit.entity.js';
import type { CreditResearchInput } from './research-credit.inputs.js';

/** What came of crediting: for which project, and how many are new. */
export interface Credited {
  projectId: string;
  added: number;
}

type Due = Pick<ResearchCredit, 'toTenantId' | 'basis' | 'researcherId' | 'researcherName' | 'role'>;

/**
 * Credits the leading body, every body that results are kept with, whom these named, and who proposed the project from
 * below or forwarded that. What is there already stays as it is. The project is locked: nobody is credited twice.
 */
export async function creditResearch(input: CreditResearchInput, context: RequestContext): Promise<Credited> {
  const viewer = viewerOf(context);
  const note = optionalText(input.note, 'input.note', 1000);
  const project = await projectToShape(input.projectId, 'creditResearch', context);
  const { id: projectId, title: projectTitle, year } = project;
  const { cityId, id: tenantId } = viewer.body;
  const given = await context.work.em.find(ResearchCredit, { cityId, tenantId, projectId });
  const known = new Set(given.map(nameOf));
  const missing = (await dueFor(project, context)).filter((each) => !known.has(nameOf(each)));
  const of = { projectId, projectTitle, year, note, creditedOn: today(context) };
  for (const each of missing) context.work.create(ResearchCredit, viewer, { ...each, ...of });
  await context.work.flush();
  return { projectId, added: missing.length };
}

/** What a credit is given once for. */
const nameOf = ({ toTenantId, basis, researcherId }: Pick<Due, 'toTenantId' | 'basis' | 'researcherId'>): string =>
  [toTenantId, basis, researcherId].join(' ');

const ofBody = (toTenantId: number, basis: CreditBasis): Due => ({
  ...{ toTenantId, basis, researcherId: null, researcherName: null, role: null },
});

/** All that a project is to be credited for, in this order: bodies, proposers, persons as they were named. */
async function dueFor(project: ResearchProject, context: RequestContext): Promise<Due[]> {
  const { tenantId: own, resultWith, originHandoverId } = project;
  const joined = Object.keys(resultWith)
    .filter((who) => !who.includes('/'))
    .map(Number)
    .sort((one, other) => one - other);
  return [
    ofBody(own, CreditBasis.LED),
    ...joined.map((body) => ofBody(body, CreditBasis.TOOK_PART)),
    ...(originHandoverId ? proposersOf(await originOf(originHandoverId, context)) : []),
    ...(await personsOf(project, [own, ...joined], context)),
  ];
}

/** The body that sent what the project took up; where it forwarded that, first the one that proposed it. */
const proposersOf = ({ tenantId, proposerTenantId }: Handover): Due[] =>
  proposerTenantId
    ? [ofBody(proposerTenantId, CreditBasis.PROPOSED), ofBody(tenantId, CreditBasis.FORWARDED)]
    : [ofBody(tenantId, CreditBasis.PROPOSED)];

/** Whom these bodies named and did not withdraw. */
async function personsOf(project: ResearchProject, bodies: number[], context: RequestContext): Promise<Due[]> {
  const { cityId, id: projectId, tenantId: own } = project;
  const where = { cityId, projectId, tenantId: { $in: bodies }, state: ResearcherState.NAMED };
  const order = { orderBy: { namedOn: 'asc', id: 'asc' } } as const;
  const named = await context.work.em.find(Researcher, where, order);
  return named.map(({ id, tenantId, name, role }) => ({
    ...{ toTenantId: tenantId, researcherId: id, researcherName: name, role },
    basis: tenantId === own ? CreditBasis.LED : CreditBasis.TOOK_PART,
  }));
}
