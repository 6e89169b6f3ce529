import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/**
 * The next document number (发文字号) of the viewer's body in `year`, such as 怀政协〔2026〕12号. The row's lock holds until
 * the transaction ends: concurrent issuing waits, and a number given by a transaction that is undone is given again.
 */
export async function nextDocumentNumber(year: number, viewer: Viewer, work: UnitOfWork): Promise<string> {
  const { id, cityId, countyId, parentId } = viewer.body;
  const [body] = await work.query<{ mark: string | null }>(
    'select document_mark as mark from body where city_id = $1 and id = $2',
    [cityId, id],
    'document_mark',
  );
  if (!body.mark) {
    throw badInput('body', {
      en: 'has no document mark yet; the parent body sets it.',
      zh: '尚未设置发文机关代字，请由上级单位设置。',
    });
  }
  const [series] = await work.query<{ last: number }>(
    `insert into number_series (city_id, id, county_id, parent_id, tenant_id, reach, year, last)
     values ($1, $2, $3, $4, $5, 0, $6, 1)
     on conflict (city_id, tenant_id, year) do update set last = number_series.last + 1
     returning last`,
    [cityId, uuidv7(), countyId, parentId, id, year],
    'next_document_number',
  );
  return `${body.mark}〔${year}〕${series.last}号`;
}
