import { badInput } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText } from '../platform/input.js';
import type { MarkInput } from './mark.inputs.js';

/** A mark as it was sent, and where it stands in the input. */
export interface Entry {
  field: string;
  resultId: string | null;
  requestId: string | null;
  rule: string | null;
  by: string | null;
  item: string | null;
  points: number;
  remark: string | null;
}

/** So many marks are given in one call. */
export const mostAtOnce = 500;

/** The marks of an input, as far as they can be read without looking anything up. */
export function entriesOf(marks: readonly MarkInput[]): Entry[] {
  const field = 'input.marks';
  if (marks.length === 0 || marks.length > mostAtOnce) {
    throw badInput(field, { en: `has 1 to ${mostAtOnce} entries.`, zh: `应为 1 至 ${mostAtOnce} 项。` });
  }
  return marks.map((mark, at) => entryOf(mark, `${field}.${at}`));
}

function entryOf(mark: MarkInput, field: string): Entry {
  const { resultId, requestId, points } = mark;
  const keys = {
    resultId: resultId == null ? null : keyOf('AssessmentResult', resultId, `${field}.resultId`),
    requestId: requestId == null ? null : keyOf('MarkRequest', requestId, `${field}.requestId`),
  };
  if ((resultId == null) === (requestId == null)) {
    throw badInput(field, {
      en: 'names either a result of the own body or a request that is answered.',
      zh: '应指定本单位的考核结果或所答复的评分请求，二者择一。',
    });
  }
  return {
    ...{ field, ...keys, points },
    rule: optionalText(mark.rule, `${field}.rule`, 100),
    by: optionalText(mark.by, `${field}.by`, 50),
    item: optionalText(mark.item, `${field}.item`, 200),
    remark: optionalText(mark.remark, `${field}.remark`, 1000),
  };
}
