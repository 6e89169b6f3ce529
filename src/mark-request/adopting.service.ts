import { viewerOf, type RequestContext } from '../platform/context.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';
import { lockMarking } from './marking-phase.service.js';
import { MarkRequestState } from './mark-request.words.js';
import { sheetsOf } from './sheet.service.js';

/** Whatever is asked by the new edition keeps its state; nobody is asked any more for what that does not ask. */
const adopting = `update mark_request q set rule_title = coalesce(s.title, q.rule_title), most = coalesce(s.most, q.most),
    per_item = coalesce(s."perItem", q.per_item), state = case when s.rule is null then $5 else q.state end
  from mark_request old left join json_to_recordset($4::json)
      as s(rule text, by text, title text, most numeric, "perItem" boolean) on s.rule = old.rule and s.by = old.by
  where q.city_id = $1 and q.tenant_id = $2 and q.assessment_id = $3 and old.city_id = q.city_id and old.id = q.id
    and (s.rule is null or (s.title, s.most, s."perItem") is distinct from (q.rule_title, q.most, q.per_item))`;

/**
 * Lets what other bodies are asked follow another edition of the scheme: titles and the most that can be given. Requests for
 * rules or assessors that it does not have any more are withdrawn, and what was given for them does not count.
 */
export async function adoptSheets(
  assessmentId: string,
  document: SchemeDocument,
  context: RequestContext,
): Promise<void> {
  const { cityId, id } = viewerOf(context).body;
  const sheets = [...sheetsOf(document).values()].filter((sheet) => sheet !== null);
  const asked = sheets.flatMap(({ rule, title, perItem, most }) =>
    [...most].map(([by, points]) => ({ rule, by, title, perItem, most: points })),
  );
  await lockMarking(id, context.work);
  const values = [cityId, id, assessmentId, JSON.stringify(asked), MarkRequestState.WITHDRAWN];
  await context.work.query(adopting, values, 'adopt_mark_sheets');
}
