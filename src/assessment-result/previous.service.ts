import { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';
import type { Scheme } from '../scheme/scheme.entity.js';

type Followed = Pick<Scheme, 'cityId' | 'tenantId' | 'year' | 'subject' | 'title'>;

/** The body's assessments of a year that one by a scheme is likened to: those of its title alone where there are any. */
export async function assessmentsLike(scheme: Followed, year: number, { work }: RequestContext): Promise<Assessment[]> {
  const { cityId, tenantId, subject } = scheme;
  const all = await work.em.find(Assessment, { cityId, tenantId, year, subject });
  const alike = all.filter((each) => nameOf(each) === nameOf(scheme));
  return alike.length > 0 ? alike : all;
}

/** Those of the year before that one by a scheme may follow. */
export const followedBy = (scheme: Followed, context: RequestContext): Promise<Assessment[]> =>
  assessmentsLike(scheme, scheme.year - 1, context);

/** A title without its year: «2026年度委员考核办法» follows that of 2025. */
const nameOf = ({ title, year }: Pick<Scheme, 'title' | 'year'>): string => title.replaceAll(String(year), '');
