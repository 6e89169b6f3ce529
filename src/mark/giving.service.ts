import { v7 as uuidv7 } from 'uuid';
import { mostOf, pointsWithin, sheetOf } from '../mark-request/index.js';
import { self } from '../mark-request/mark-request.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';
import { followMarks } from './following.service.js';
import { entriesOf, type Entry } from './mark-entries.service.js';
import type { GiveMarksInput } from './mark.inputs.js';
import { requestsAnswered, resultsMarked, type OwnMarking, type Received } from './marked.service.js';

/** A mark that can be given. */
interface Given extends Pick<Entry, 'item' | 'points' | 'remark'> {
  id: string;
  resultTenantId: number;
  resultId: string;
  requestId: string | null;
  rule: string;
  by: string;
}

/** Gives all marks of an input, or none; in as many statements whether they are one or five hundred. */
export async function giveMarks({ marks }: GiveMarksInput, context: RequestContext): Promise<string[]> {
  const entries = entriesOf(marks);
  const requests = await requestsAnswered(entries, context);
  const results = await resultsMarked(entries, context);
  const { id: ownId } = viewerOf(context).body;
  const given = entries.map((entry) => {
    const request = entry.requestId === null ? undefined : requests.get(entry.requestId);
    return request ? answering(entry, request) : marking(entry, results.get(entry.resultId!)!, ownId);
  });
  expectDifferent(entries, given);
  const keys = await write(given, context);
  await followMarks([...results.keys()], context);
  return keys;
}

/** A mark for another body, within what that asked for. */
function answering(entry: Entry, request: Received): Given {
  const { field, points, remark } = entry;
  const { id: requestId, tenantId: resultTenantId, resultId, rule, by, most, perItem } = request;
  for (const [name, asked] of Object.entries({ rule, by })) {
    const sent = entry[name as 'rule' | 'by'];
    if (sent === null || sent === asked) continue;
    throw badInput(`${field}.${name}`, {
      en: `is not what was asked for: ${asked}.`,
      zh: `与评分请求不符：${asked}。`,
    });
  }
  const item = itemOf(entry, perItem);
  const within = pointsWithin(points, most, `${field}.points`);
  return { id: uuidv7(), resultTenantId, resultId, requestId, rule, by, item, points: within, remark };
}

/** A mark for a result of the own body, by one of its rules. */
function marking(entry: Entry, { sheets, subject }: OwnMarking, resultTenantId: number): Given {
  const { field, resultId, points, remark } = entry;
  const rule = needed(entry.rule, `${field}.rule`);
  const by = needed(entry.by, `${field}.by`);
  const sheet = sheetOf(sheets, rule, `${field}.rule`);
  const most = mostOf(sheet, by, `${field}.by`);
  if (by === self && subject === SchemeSubject.MEMBER) {
    throw badInput(`${field}.by`, {
      en: 'is the member himself, in his duty report.',
      zh: '自评由委员在述职报告中完成。',
    });
  }
  const item = itemOf(entry, sheet.perItem);
  const within = pointsWithin(points, most, `${field}.points`);
  return { id: uuidv7(), resultTenantId, resultId: resultId!, requestId: null, rule, by, item, points: within, remark };
}

function needed(value: string | null, field: string): string {
  if (value !== null) return value;
  throw badInput(field, { en: 'is needed where a result is marked.', zh: '对考核结果评分时须填写。' });
}

function itemOf({ field, item }: Entry, perItem: boolean): string | null {
  if ((item !== null) === perItem) return item;
  if (perItem)
    throw badInput(`${field}.item`, {
      en: 'is needed: the rule marks each item.',
      zh: '该规则逐项评分，须填写评分事项。',
    });
  throw badInput(`${field}.item`, {
    en: 'does not go with this rule, which marks the whole.',
    zh: '该规则整体评分，不填评分事项。',
  });
}

const keyOfMark = ({ resultId, rule, by, item }: Pick<Given, 'resultId' | 'rule' | 'by' | 'item'>): string =>
  JSON.stringify([resultId, rule, by, item]);

function expectDifferent(entries: readonly Entry[], given: readonly Given[]): void {
  const seen = new Map<string, number>();
  for (const [at, mark] of given.entries()) {
    const first = seen.get(keyOfMark(mark));
    if (first !== undefined) {
      throw badInput(entries[at].field, { en: `marks the same as entry ${first}.`, zh: `与第 ${first} 项重复。` });
    }
    seen.set(keyOfMark(mark), at);
  }
}

const writing = `insert into mark as m (city_id, id, county_id, parent_id, tenant_id, reach, result_tenant_id, result_id,
    request_id, rule, by, item, points, remark, given_by_person_id, given_by, given_at)
  select $1, g.id, $2, $3, $4, 0, g."resultTenantId", g."resultId", g."requestId", g.rule, g.by, g.item, g.points, g.remark,
    $5, $6, $7
  from jsonb_to_recordset($8::jsonb) as g(id uuid, "resultTenantId" bigint, "resultId" uuid, "requestId" uuid, rule text,
    by text, item text, points numeric, remark text)
  on conflict (city_id, tenant_id, result_id, rule, by, item, given_by_person_id) do update set points = excluded.points,
    remark = excluded.remark, given_by = excluded.given_by, given_at = excluded.given_at
  returning m.id, m.result_id as "resultId", m.rule, m.by, m.item`;

type Written = Pick<Given, 'id' | 'resultId' | 'rule' | 'by' | 'item'> & Record<string, unknown>;

/** The keys of the marks, in the order they were given. */
async function write(given: readonly Given[], context: RequestContext): Promise<string[]> {
  const { body, personId, personName } = viewerOf(context);
  const scope = [body.cityId, body.countyId, body.parentId, body.id];
  const values = [...scope, personId, personName, context.now(), JSON.stringify(given)];
  const rows = await context.work.query<Written>(writing, values, 'give_marks');
  await context.work.flush();
  const keys = new Map(rows.map((row) => [keyOfMark(row), row.id]));
  return given.map((mark) => keys.get(keyOfMark(mark))!);
}
