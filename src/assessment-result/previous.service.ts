import { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';
import type { Scheme } from '../scheme/scheme.entity.js';

type Followed = Pick<Scheme, 'cityId' | 'tenantId' | 'year' | 'subject' | 'title'>;

/** The assessments of the year before that one by a scheme may follow: those of its title alone where there are any. */
export async function followedBy(scheme: Followed, { work }: RequestContext): Promise<Assessment[]> {
  const { cityId, tenantId, year, subject } = scheme;
  const all = await work.em.find(Assessment, { cityId, tenantId, year: year - 1, subject });
  const alike = all.filter((each) => nameOf(each) === nameOf(scheme));
  return alike.length > 0 ? alike : all;
}

/** A title without its year: «2026年度委员考核办法» follows that of 2025. */
const nameOf = ({ title, year }: Pick<Scheme, 'title' | 'year'>): string => title.replaceAll(String(year), '');
