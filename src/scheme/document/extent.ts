import type { Findings } from './problem.js';

/** Values within values, and values in all, that a document may have. */
const mostDepth = 20;
const mostValues = 20_000;

/** Whether a document is small enough to be read at all; without recursion, for it may be as deep as it likes. */
export function isReadable(document: unknown, findings: Findings): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: document, depth: 1 }];
  let values = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > mostDepth) {
      findings.add('', `The document is more than ${mostDepth} levels deep.`, `文档嵌套超过 ${mostDepth} 层。`);
      return false;
    }
    const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (values + waiting.length + inner.length > mostValues) {
      findings.add('', `The document has more than ${mostValues} values.`, `文档超过 ${mostValues} 个值。`);
      return false;
    }
    for (const each of inner) waiting.push({ value: each, depth: depth + 1 });
  }
  return true;
}
